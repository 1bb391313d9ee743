import type { Block, Paper } from './paper.ts'

// Control characters, and those that turn the direction of what stands after them.
const unseen =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** A text as it is set: composed, and without what cannot be seen. */
export const seen = (text: string) => text.replace(/\r\n?/g, '\n').replace(unseen, '').toWellFormed().normalize('NFC')

/** The same paper with each of its texts as they are set. */
export function cleaned(paper: Paper): Paper {
  return JSON.parse(JSON.stringify(paper), (_, value: unknown) => (typeof value === 'string' ? seen(value) : value)) as Paper
} // prettier-ignore

/** All texts that are set. */
export function* textsOf({ title, from, foot, blocks }: Paper): Iterable<string> {
  yield* [title, from, foot]
  for (const block of blocks) yield* textsIn(block)
}

function* textsIn(block: Block): Iterable<string> {
  if ('title' in block) yield block.title
  else if ('heading' in block) yield block.heading
  else if ('text' in block) yield block.text
  else {
    yield* block.table.head
    for (const { text, notes = [] } of block.table.rows.flat()) yield* [text, ...notes]
  }
}
