import { momentsOf } from '../operands.ts'
import { nowOnly, type Meanings, type Operand, type Ready, type Where } from './meaning.ts'

type Given = readonly unknown[]

/** That a field entered a value within some days, and what came next the last time: read from the periods that are kept of it. */
export const passed = (ready: Ready<string>): Meanings => ({
  passed: { ofLists: true, sql: (at, operand) => passedSql(at, operand, ready), holds: (_, asked) => nowOnly(asked) },
})

function passedSql({ table, target: { record, name } }: Where, operand: Operand, ready: Ready<string>): string {
  const key = operand((asked, given: unknown) => ready(asked, (given as Given)[0]), 'text')
  const from = operand((asked, given) => momentsOf(asked, (given as Given)[1])[0], 'timestamptz')
  const to = operand((asked, given) => momentsOf(asked, (given as Given)[2])[1], 'timestamptz')
  const later = (alias: string) =>
    `${alias}.record_id = p.record_id and ${alias}.field = p.field and ${alias}.valid_from > p.valid_from`
  return `${table}.id in (select p.record_id from period p
    where p.record = '${record.name}' and p.field = '${name}' and p.key = ${key} and p.valid_from >= ${from} and p.valid_from < ${to}
      and not exists (select from period again where ${later('again')} and again.key = ${key} and again.valid_from < ${to})
      and ${nextSql(`select n.key from period n where ${later('n')} order by n.valid_from limit 1`, operand, ready)})`
}

/** What came next is one of those that are named, an empty key standing for nothing yet; whatever, where none is. */
function nextSql(next: string, operand: Operand, ready: Ready<string>): string {
  const named = (given: unknown) => (given as Given).slice(3)
  const whatever = operand((_, given) => named(given).length === 0, 'boolean')
  const keys = operand(
    (asked, given) => named(given).map((each) => (each === null ? '' : ready(asked, each))),
    'text[]',
  )
  return `(${whatever} or coalesce((${next}), '') = any (${keys}))`
}
