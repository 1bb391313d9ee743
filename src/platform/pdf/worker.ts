import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openSync } from 'fontkit'
import pdfmake from 'pdfmake'
import { definitionOf } from './definition.ts'
import { cleaned, textsOf } from './letters.ts'
import type { Paper } from './paper.ts'

/** What the thread says: the bytes, or a letter that the font does not have. */
export type Drawn = { pdf: Uint8Array } | { missing: string }

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto')
const fonts = { normal: path.join(folder, 'Roboto-Regular.ttf'), bold: path.join(folder, 'Roboto-Medium.ttf') }

async function draw(given: Paper): Promise<Drawn> {
  const paper = cleaned(given)
  const missing = missingLetter(paper)
  if (missing !== undefined) return { missing }
  pdfmake.addFonts({ Roboto: fonts })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((file) => Object.values(fonts).includes(file))
  return { pdf: new Uint8Array(await pdfmake.createPdf(definitionOf(paper)).getBuffer()) }
}

function missingLetter(paper: Paper): string | undefined {
  const both = Object.values(fonts).map((file) => openSync(file))
  const letters = new Set([...textsOf(paper)].join(''))
  letters.delete('\n')
  return [...letters].find((letter) => both.some((font) => !font.hasGlyphForCodePoint(letter.codePointAt(0)!)))
}

parentPort?.postMessage(await draw(workerData as Paper))
