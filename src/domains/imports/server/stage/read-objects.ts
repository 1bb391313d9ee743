import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { cardColumns, cardReader, flattened, objectSplitter, type Encoding } from '../../model/reading.ts'
import { broken, linesIn, openText } from './open-text.ts'
import { widest } from './read-csv.ts'

/** What a record of a file says, by column. */
type Cells = Readonly<Record<string, string>>

/** The contacts of a file of vCards, as rows below a line of names. */
export const readCards = (path: string, encoding: Encoding) => asRows(() => cardsIn(path, encoding), cardColumns)

/** The objects of a JSON file, as rows below a line of names; `start` is how the file begins. */
export const readJson = (path: string, encoding: Encoding, start: string) =>
  asRows(() => objectsIn(path, encoding, start))

/** Reads twice, so that nothing is held: first which columns there are, then what stands in them. */
async function* asRows(records: () => AsyncIterable<Cells>, order?: readonly string[]): AsyncIterable<string[]> {
  const found = new Set<string>()
  for await (const cells of records()) {
    for (const name of Object.keys(cells)) found.add(name)
    if (found.size > widest) throw refuse.tooLarge(say('A file has at most {widest} columns.', { widest }))
  }
  const columns = order ? order.filter((name) => found.has(name)) : [...found]
  yield columns
  for await (const cells of records()) yield columns.map((name) => clean(cells[name] ?? ''))
}

/** NUL is no text, and a cell is no place for a book. */
const clean = (text: string) => text.slice(0, 60_000).replaceAll('\0', '\uFFFD')

async function* cardsIn(path: string, encoding: Encoding): AsyncIterable<Cells> {
  const read = cardReader()
  for await (const line of linesIn(openText(path, encoding))) {
    const card = read(line)
    if (card) yield card
  }
}

async function* objectsIn(path: string, encoding: Encoding, start: string): AsyncIterable<Cells> {
  const splitter = objectSplitter(start)
  try {
    for await (const piece of openText(path, encoding))
      for (const text of splitter.take(piece as string)) yield flattened(JSON.parse(text))
    splitter.end()
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw broken()
    throw error
  }
}
