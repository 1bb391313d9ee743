import { definitionOfOwn } from '../../kernel/own-record.ts'
import { createTable } from '../records/columns.ts'

/** Whether a table is one of a kind of record of the company's own, by its generated name: `x_17`. */
export const isOwnTable = (table: string): boolean => /^x_[0-9]+$/.test(table)

/** The statements that make such a table, with all that each of them has; fields of the company's own come later. */
export function makeOwnTable(table: string): string {
  if (!isOwnTable(table)) throw new Error(`${table} is no table of a company's own.`)
  const bare = definitionOfOwn({
    ...{ name: table, plural: 'bare', label: { one: '', many: '' }, words: {}, icon: '', color: null },
    ...{ titleLabel: '', boardBy: null, group: 'more', position: 0, table },
  })
  return createTable(bare)
}
