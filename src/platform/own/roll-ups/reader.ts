import type { LedgerLine } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { namesIn, type RollUp } from '../../../kernel/roll-up.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../../ledger/index.ts'
import { rowsByIds } from '../../records/fetch.ts'
import type { Registry } from '../../records/index.ts'
import { noteAll, noteDue, sumUpSoon } from './due.ts'

/** Rates, and the currency that amounts are worth something in, change what sums come to, without a line of what is summed up. */
const worth = new Set(['exchangeRate', 'workspace'])

/** Notes whose roll-ups a change of another record may change, in the transaction that moves its position. */
export function rollUpsReader(registry: () => Registry): Reader {
  return {
    name: 'roll-ups',
    from: 'now',
    batch: 2_000,
    async handle(tx, lines) {
      const known = registry()
      const all = rollUpsIn(known)
      if (all.length === 0) return
      let isDue = false
      if (lines.some(({ record }) => worth.has(record))) isDue = await noteWorth(tx, all)
      for (const [name, group] of Map.groupBy(lines, ({ record }) => record)) {
        // A new record has none that point to it, and that is a number, too.
        const born = group.filter((line) => line.version === 1 && all.some(({ record }) => record.name === name))
        if (born.length > 0) isDue = true
        await noteDue(tx, name, born.map(({ recordId }) => recordId)) // prettier-ignore
        const watching = all.filter(({ rollUp }) => rollUp.of === name)
        if (watching.length > 0 && (await noteFor(tx, known.record(name)!, watching, group))) isDue = true
      }
      if (isDue) await sumUpSoon(tx)
    },
  }
}

export interface Summed {
  record: RecordDefinition
  name: string
  rollUp: RollUp
}

/** All roll-ups of all records. */
export function rollUpsIn(registry: Registry): Summed[] {
  return registry.records.flatMap((record) =>
    Object.entries(record.all).flatMap(([name, { rollUp }]) => (rollUp ? [{ record, name, rollUp }] : [])),
  )
}

async function noteWorth(tx: Tx, all: readonly Summed[]): Promise<boolean> {
  const amounts = all.filter(({ record, name }) => record.all[name]!.type === 'money')
  for (const record of new Set(amounts.map((each) => each.record))) await noteAll(tx, record)
  return amounts.length > 0
}

/** Those that it pointed to before, and those that it points to now; a creation says nothing of its values. */
async function noteFor(tx: Tx, source: RecordDefinition, watching: readonly Summed[], lines: readonly LedgerLine[]) {
  const telling = lines.filter((line) => watching.some(({ rollUp }) => tells(line, rollUp)))
  if (telling.length === 0) return false
  const rows = await rowsByIds(tx, source, [...new Set(telling.map(({ recordId }) => recordId))], false)
  for (const [key, group] of Map.groupBy(watching, ({ record, rollUp }) => `${record.name} ${rollUp.by}`)) {
    const by = key.split(' ')[1]!
    const values = [...telling.flatMap(({ before, after }) => [before[by], after[by]]), ...rows.map((row) => row[by])]
    await noteDue(tx, group[0]!.record.name, values.flat().filter((id) => typeof id === 'string')) // prettier-ignore
  }
  return true
}

const always = ['deletedAt', 'private']

/** Whether a change is one by which a roll-up may change. */
function tells({ name, before, after }: LedgerLine, rollUp: RollUp): boolean {
  if (Object.keys(after).length === 0 || name === 'create') return true
  const names = [...namesIn(rollUp), ...always]
  return names.some((each) => each in after || each in before)
}
