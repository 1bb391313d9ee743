import { Worker } from 'node:worker_threads'
import { largestImage, type OwnImage, type ShownMail } from './shown.ts'
import type { Question } from './shown-thread.ts'

// Pages that strangers write are made harmless beside the thread that answers requests: some take a quarter of a second.

const [patienceMs, restMs, megabytes] = [10_000, 60_000, 512]

/** The same as `keptMail`, in a thread beside the requests; fails for a page that takes too long or too much memory. */
export const keptMailAside = (
  html: string,
  own: ReadonlyMap<string, OwnImage>,
  patience = patienceMs,
): Promise<string> => ask({ as: 'kept', html, own: smallOf(own) }, patience)

/** The same as `shownMail`, in a thread beside the requests; fails for a page that takes too long or too much memory. */
export const shownMailAside = (html: string, fetched: ReadonlyMap<string, string> = new Map()): Promise<ShownMail> =>
  ask({ as: 'shown', html, fetched }, patienceMs)

let turn: Promise<unknown> = Promise.resolve()
let thread: Worker | undefined
let resting: NodeJS.Timeout | undefined
/** Whoever waits for the answer to the question that the thread has. */
let asker: PromiseWithResolvers<unknown> | undefined

/** One after the other: there is one thread, which ends when it has had nothing to do for a while. */
function ask<Answer>(question: Question, patience: number): Promise<Answer> {
  const answering = turn.then(() => answered(question, patience)) as Promise<Answer>
  turn = answering.catch(() => undefined)
  return answering
}

async function answered(question: Question, patience: number): Promise<unknown> {
  clearTimeout(resting)
  const clock = setTimeout(end, patience)
  asker = Promise.withResolvers()
  try {
    thread ??= opened()
    thread.postMessage(question)
    return await asker.promise
  } finally {
    clearTimeout(clock)
    asker = undefined
    resting = setTimeout(end, restMs).unref()
  }
}

function opened(): Worker {
  const worker = new Worker(new URL('./shown-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  worker.on('message', (answer) => asker?.resolve(answer))
  worker.on('error', () => end())
  // Nobody is kept from ending by it.
  worker.unref()
  return worker
}

function end() {
  const worker = thread
  thread = undefined
  void worker?.terminate()
  asker?.reject(new Error('A page of mail took too long, or too much memory.'))
}

/** Those that a page can show, each by itself: what is handed over is copied with all that it is a part of. */
const smallOf = (own: ReadonlyMap<string, OwnImage>): Map<string, OwnImage> =>
  new Map(
    [...own]
      .filter(([, { type, bytes }]) => type.startsWith('image/') && bytes.length <= largestImage)
      .map(([id, { type, bytes }]) => [id, { type, bytes: new Uint8Array(bytes) }]),
  )
