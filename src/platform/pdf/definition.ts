import type { TDocumentDefinitions } from 'pdfmake'
import type { Block, Cell, Direction, Paper, Table } from './paper.ts'

const quiet = '#5c6470'
const line = '#d9dde3'

/** A paper in the words of pdfmake, set in one of its fonts. */
export function definitionOf({ title, from, direction, blocks, foot }: Paper, font: string): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [56, 72, 56, 64],
    info: { title, author: from, creator: 'Farley', producer: 'Farley' },
    defaultStyle: { font, fontSize: 10, lineHeight: 1.25, wordBreak: 'normal', alignment: startOf(direction) },
    header: { text: from, color: quiet, margin: [56, 32, 56, 0], ...shortened },
    footer: (page, pages) => ({
      columns: across(direction, [
        { text: foot, fontSize: 7, color: quiet },
        { text: `${page} / ${pages}`, fontSize: 8, color: quiet, alignment: endOf(direction), width: 48 },
      ]),
      margin: [56, 24, 56, 0],
    }),
    content: blocks.map((block) => drawn(block, direction)),
  }
}

const shortened = { maxHeight: 28 }

const startOf = (direction: Direction) => (direction === 'rtl' ? 'right' : 'left')
const endOf = (direction: Direction) => (direction === 'rtl' ? 'left' : 'right')
/** What stands beside each other, from where a line begins. */
const across = <Each>(direction: Direction, all: readonly Each[]): readonly Each[] =>
  direction === 'rtl' ? all.toReversed() : all

function drawn(block: Block, direction: Direction): object {
  if ('title' in block) return { text: block.title, fontSize: 18, bold: true, margin: [0, 0, 0, 6], ...broken(block.title) }
  if ('heading' in block) return { text: block.heading, bold: true, margin: [0, 14, 0, 4], ...broken(block.heading) }
  if ('text' in block) return { text: block.text, ...(block.quiet && { color: quiet }), margin: [0, 0, 0, 4], ...broken(block.text) } // prettier-ignore
  return block.table.narrow
    ? { columns: across(direction, [{ width: '*', text: '' }, { width: 'auto', ...tableOf(block.table, direction) }]) }
    : tableOf(block.table, direction)
} // prettier-ignore

function tableOf({ head, rows, narrow }: Table, direction: Direction): object {
  const widths = head.map((_, column) => (column === 0 && !narrow ? '*' : 'auto'))
  const heads = head.map((text, column) => ({ text, color: quiet, fontSize: 8, alignment: sideOf(column, direction) }))
  const cells = rows.map((row) => row.map((cell, column) => cellOf(cell, column, direction)))
  return {
    margin: [0, 12, 0, 8],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: across(direction, widths),
      body: [heads, ...cells].map((row) => across<object>(direction, row)),
    },
    layout: ruled(head.length),
  }
}

const ruled = (columns: number) => ({
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingLeft: (column: number) => (column === 0 ? 0 : 8),
  paddingRight: (column: number) => (column === columns - 1 ? 0 : 8),
  paddingTop: () => 5,
  paddingBottom: () => 4,
})

const cellOf = ({ text, notes = [], strong = false }: Cell, column: number, direction: Direction) => ({
  stack: [
    { text, bold: strong, ...(column === 0 ? broken(text) : { noWrap: true }) },
    ...notes.map((note) => ({ text: note, fontSize: 8, color: quiet, ...broken(note) })),
  ],
  alignment: sideOf(column, direction),
})

const sideOf = (column: number, direction: Direction) => (column === 0 ? startOf(direction) : endOf(direction))

/** A word that is longer than a line is broken anywhere, or it would leave the page. */
const broken = (text: string) => (/\S{40}/.test(text) ? { wordBreak: 'break-all' } : {})
