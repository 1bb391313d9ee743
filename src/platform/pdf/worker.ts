import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openSync } from 'fontkit'
import pdfmake from 'pdfmake'
import { definitionOf } from './definition.ts'
import { cleaned, textsOf } from './letters.ts'
import { setLines } from './set-lines.ts'
import type { Paper } from './paper.ts'

/** What the thread says: the bytes, or a letter that the font does not have. */
export type Drawn = { pdf: Uint8Array } | { missing: string }

const roboto = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto')
const vazirmatn = path.join(import.meta.dirname, 'fonts')

/** The first that has all letters of a paper sets it: Latin, Greek and Cyrillic ones, or Latin and Arabic ones. */
const fonts = {
  Roboto: { normal: path.join(roboto, 'Roboto-Regular.ttf'), bold: path.join(roboto, 'Roboto-Medium.ttf') },
  Vazirmatn: {
    normal: path.join(vazirmatn, 'Vazirmatn-Regular.ttf'),
    bold: path.join(vazirmatn, 'Vazirmatn-Medium.ttf'),
  },
}
const files = Object.values(fonts).flatMap(({ normal, bold }) => [normal, bold])

async function draw(given: Paper): Promise<Drawn> {
  const paper = cleaned(given)
  const missing = Object.entries(fonts).map(([name, font]) => ({ name, letter: missingLetter(paper, font) }))
  const font = missing.find(({ letter }) => letter === undefined)
  if (!font) return { missing: missing.at(-1)!.letter! }
  pdfmake.addFonts(fonts)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((file) => files.includes(file))
  setLines(paper.direction)
  return { pdf: new Uint8Array(await pdfmake.createPdf(definitionOf(paper, font.name)).getBuffer()) }
}

function missingLetter(paper: Paper, font: { normal: string; bold: string }): string | undefined {
  const both = Object.values(font).map((file) => openSync(file))
  const letters = new Set([...textsOf(paper)].join(''))
  letters.delete('\n')
  return [...letters].find((letter) => both.some((each) => !each.hasGlyphForCodePoint(letter.codePointAt(0)!)))
}

parentPort?.postMessage(await draw(workerData as Paper))
