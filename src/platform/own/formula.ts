import { FormulaFault, formulaTypes, inputsOf, kindOfType, sayKind, understand } from '../../kernel/formula/index.ts'
import { fieldOf, ownName, type OwnField } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { FieldFault } from '../../kernel/refusal.ts'
import { labelOf, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { computed } from '../records/formula-sql.ts'
import { listRecords } from '../records/read/index.ts'
import type { Registry } from '../records/index.ts'

/** What is wrong with a field that a formula computes; an empty list where nothing is. */
export function formulaFaults(registry: Registry, record: RecordDefinition, own: OwnField): FieldFault[] {
  const { formula, type, sortable } = own
  if (formula === null) return []
  if (!formulaTypes.has(type)) return [{ field: 'type', ...say('A formula yields no value of this type.') }] // prettier-ignore
  const name = ownName(own.key)
  const field = fieldOf(own)
  const whole: RecordDefinition = { ...record, all: { ...record.all, [name]: field } }
  try {
    const options = (of: string) => registry.options(record, of)
    const { kind } = understand(formula, { fields: whole.all, options })
    if (!kindOfType({ type }, kind))
      return [{ field: 'formula', ...say('The formula yields {kind}, which is no value of this type.', { kind: sayKind(kind) }) }] // prettier-ignore
    const { stored } = tableOf(whole)
    computed(whole, name, field, (input) => stored.get(input)!)
  } catch (fault) {
    if (fault instanceof FormulaFault) return [{ field: 'formula', ...fault.sentence }]
    throw fault
  }
  // An index on it would have to be written with every change of a row.
  if (sortable && inputsOf(whole).get(name)!.has('updatedAt'))
    return [{ field: 'sortable', ...say('Lists cannot be sorted by what changes with every change: {field}.', { field: labelOf(record.all.updatedAt!) }) }] // prettier-ignore
  return []
}

/** The formulas of a record that come of a field, by their labels. */
export function formulasOver(record: RecordDefinition, name: string): string[] {
  return [...inputsOf(record)].filter(([, inputs]) => inputs.has(name)).map(([formula]) => record.all[formula]!.label)
}

/** What a formula would yield for the newest records that somebody sees, by their ids, with what they are called. */
export async function previewOf(ctx: Ctx, shipped: RecordDefinition, own: OwnField, count: number) {
  const record = ctx.registry.own(shipped)
  const { data: some } = await listRecords(ctx, record, { sort: '-createdAt', limit: count, fields: [record.title] })
  const name = ownName(own.key)
  const others = ctx.registry.ownFields.filter(({ of, key }) => of !== own.of || key !== own.key)
  const registry = ctx.registry.with({ options: new Map(), fields: [...others, own], records: ctx.registry.ownRecords })
  const { data } = await listRecords({ ...ctx, registry }, shipped, {
    // A list of ids is planned anew each time: of a draft nothing stays prepared.
    filter: { field: 'id', in: some.map(({ id }) => id as string) },
    sort: '-createdAt',
    fields: [record.title, name],
  })
  return data.map((row) => ({ id: row.id as string, title: (row[record.title] ?? null) as string | null, value: row[name] ?? null })) // prettier-ignore
}
