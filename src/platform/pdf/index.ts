import { Worker } from 'node:worker_threads'
import type { FastifyReply } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { downloadHeaders } from '../files/download-headers.ts'
import type { Paper } from './paper.ts'
import type { Drawn } from './worker.ts'

export type { Block, Cell, Direction, Paper, Table } from './paper.ts'

const seconds = 30
const megabytes = 512

let turn: Promise<unknown> = Promise.resolve()

/**
 * Draws a paper as a PDF with its font inside, in a thread beside the requests, one after the other. Refuses letters that
 * no font has together: they have Latin ones with Greek and Cyrillic, or with Arabic ones, and nothing is better than boxes.
 */
export function drawPdf(paper: Paper): Promise<Uint8Array> {
  const drawing = turn.then(() => drawn(paper))
  turn = drawing.catch(() => undefined)
  return drawing.then((answer) => {
    if ('pdf' in answer) return answer.pdf
    throw refuse.notNow(say('“{letter}” cannot be set in a PDF. Print the page instead.', { letter: answer.missing }))
  })
}

function drawn(paper: Paper): Promise<Drawn> {
  const { promise, resolve, reject } = Promise.withResolvers<Drawn>()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const clock = setTimeout(() => void worker.terminate(), seconds * 1000)
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('A PDF took too long, or too much memory.')))
  return promise.finally(() => {
    clearTimeout(clock)
    void worker.terminate()
  })
}

/** A PDF with the name of its file. */
export interface PdfFile {
  name: string
  bytes: Uint8Array
}

/** Answers a request with a PDF, to be saved. */
export const sendPdf = (reply: FastifyReply, { name, bytes }: PdfFile) =>
  reply
    .headers(downloadHeaders({ name, contentType: 'application/pdf', size: bytes.length }))
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
