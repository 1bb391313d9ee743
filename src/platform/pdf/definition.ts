import type { TDocumentDefinitions } from 'pdfmake'
import type { Block, Cell, Paper, Table } from './paper.ts'

const quiet = '#5c6470'
const line = '#d9dde3'

/** A paper in the words of pdfmake. */
export function definitionOf({ title, from, blocks, foot }: Paper): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [56, 72, 56, 64],
    info: { title, author: from, creator: 'Farley', producer: 'Farley' },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, wordBreak: 'normal' },
    header: { text: from, color: quiet, margin: [56, 32, 56, 0], ...shortened },
    footer: (page, pages) => ({
      columns: [
        { text: foot, fontSize: 7, color: quiet },
        { text: `${page} / ${pages}`, fontSize: 8, color: quiet, alignment: 'right', width: 48 },
      ],
      margin: [56, 24, 56, 0],
    }),
    content: blocks.map(drawn),
  }
}

const shortened = { maxHeight: 28 }

function drawn(block: Block): object {
  if ('title' in block) return { text: block.title, fontSize: 18, bold: true, margin: [0, 0, 0, 6], ...broken(block.title) }
  if ('heading' in block) return { text: block.heading, bold: true, margin: [0, 14, 0, 4], ...broken(block.heading) }
  if ('text' in block) return { text: block.text, ...(block.quiet && { color: quiet }), margin: [0, 0, 0, 4], ...broken(block.text) } // prettier-ignore
  return block.table.narrow
    ? { columns: [{ width: '*', text: '' }, { width: 'auto', ...tableOf(block.table) }] }
    : tableOf(block.table)
} // prettier-ignore

function tableOf({ head, rows, narrow }: Table): object {
  return {
    margin: [0, 12, 0, 8],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: head.map((_, column) => (column === 0 && !narrow ? '*' : 'auto')),
      body: [head.map((text, column) => ({ text, color: quiet, fontSize: 8, ...aligned(column) })), ...rows.map((row) => row.map(cellOf))], // prettier-ignore
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => line,
      paddingLeft: (column: number) => (column === 0 ? 0 : 8),
      paddingRight: (column: number) => (column === head.length - 1 ? 0 : 8),
      paddingTop: () => 5,
      paddingBottom: () => 4,
    },
  }
}

const cellOf = ({ text, notes = [], strong = false }: Cell, column: number) => ({
  stack: [
    { text, bold: strong, ...(column === 0 ? broken(text) : { noWrap: true }) },
    ...notes.map((note) => ({ text: note, fontSize: 8, color: quiet, ...broken(note) })),
  ],
  ...aligned(column),
})

const aligned = (column: number) => ({ alignment: column === 0 ? 'left' : 'right' })

/** A word that is longer than a line is broken anywhere, or it would leave the page. */
const broken = (text: string) => (/\S{40}/.test(text) ? { wordBreak: 'break-all' } : {})
