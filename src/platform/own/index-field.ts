import type { RecordDefinition } from '../../kernel/record.ts'
import { sqlState } from '../db/index.ts'
import { tableOf } from '../records/columns.ts'
import type { Definer } from './definer.ts'
import { formulaIndexes, indexesOf, placeOf, type IndexKind, type Shaped } from './table.ts'

/** What a field's indexes are by now, and whether values that are alike stood in the way of one. */
export interface Indexed {
  has: Set<IndexKind>
  trouble: 'alike' | null
}

/** Brings the indexes of a field to what is wanted, beside everybody. */
export async function indexField(
  definer: Definer,
  record: RecordDefinition,
  field: Shaped,
  wanted: ReadonlySet<IndexKind>,
  strike: () => void,
): Promise<Indexed> {
  const has = new Set<IndexKind>()
  let trouble: Indexed['trouble'] = null
  await dropEarlier(definer, record, field)
  for (const each of indexesOf(record, field)) {
    const valid = await isValid(definer, each.name)
    if (valid !== undefined && !(valid && wanted.has(each.kind))) {
      await definer.beside(`drop index concurrently if exists ${each.name}`)
    }
    if (!wanted.has(each.kind)) continue
    const { table } = placeOf(record, field)
    const make = `create ${each.unique ? 'unique ' : ''}index concurrently if not exists ${each.name} on ${table} ${each.on}`
    if (!valid && !(await built(definer, each.name, make))) trouble = 'alike'
    else has.add(each.kind)
    // Of what is computed nothing is known before it was looked at once.
    if (!valid && field.formula !== null) await definer.beside(`analyze ${table}`)
    strike()
  }
  return { has, trouble }
}

/** The indexes of what a formula yielded before it was changed. */
async function dropEarlier(definer: Definer, record: RecordDefinition, field: Shaped) {
  if (field.formula === null) return
  const now = indexesOf(record, field).map(({ name }) => name)
  const text = 'select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass'
  const all = await definer.read<{ name: string }>(text, [tableOf(record).name])
  const earlier = all.filter(({ name }) => name.startsWith(formulaIndexes(tableOf(record).name, field)))
  for (const { name } of earlier) if (!now.includes(name)) await definer.beside(`drop index concurrently if exists ${name}`) // prettier-ignore
}

async function isValid(definer: Definer, name: string): Promise<boolean | undefined> {
  const text = 'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)'
  return (await definer.read<{ valid: boolean }>(text, [name]))[0]?.valid
}

/** False where some rows are alike that may not be: what was begun is removed again. */
async function built(definer: Definer, name: string, make: string): Promise<boolean> {
  try {
    await definer.beside(make)
    return true
  } catch (error) {
    await definer.beside(`drop index concurrently if exists ${name}`)
    if (sqlState(error) === '23505') return false
    throw error
  }
}
