import type { Option } from '../../../kernel/field.ts'
import { isReckoned, keyOfLabel, ownName, type OwnField, type OwnType } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { kindOf, waysFrom, type Becoming, type How, type Kind, type Retyped } from '../../../kernel/retype/index.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { guessOf } from '../../../platform/own/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { converter } from '../../../platform/records/retyped.ts'
import type { Work } from '../../../platform/records/work.ts'
import { customField } from '../model/index.ts'
import { flagFaults } from './custom-fields.ts'
import { freeColumn, othersOf } from './own-column.ts'
import { refuseWhileRead } from './reckoned-rules.ts'
import { refuseWhileSought } from './sought-by.ts'

type Row = RowOf<typeof customField>

/** What somebody asks for: the type, and what they know of how values are written. */
export interface Asked extends Partial<Omit<How, 'timeZone'>> {
  type: OwnType
  options?: readonly { label: string; key?: string | undefined }[]
  wholeNumbers?: boolean
}

/** A change of a field’s type as it was asked for, with what was left open filled in. */
export async function plannedOf(ctx: Ctx, record: RecordDefinition, row: Row, asked: Asked) {
  const own = ownOf(ctx, row)
  if (!waysFrom(own.type).includes(asked.type) || isReckoned(own)) throw refuse.invalid([noWay(own, asked.type)])
  const how: How = {
    ...(await guessOf(ctx, record, own)),
    currency: ctx.settings.currency,
    yes: 'Yes',
    no: 'No',
    ...defined(asked),
    timeZone: ctx.settings.timeZone,
  }
  const from: Kind = { ...kindOf(own), options: ctx.registry.options(record, ownName(own.key)) }
  return { own, from, to: aim(from, asked, how), how }
}

const defined = ({ decimal, order, currency, yes, no }: Asked): Partial<How> =>
  Object.fromEntries(Object.entries({ decimal, order, currency, yes, no }).filter(([, value]) => value !== undefined))

function aim(from: Kind, { type, options, wholeNumbers = false }: Asked, { yes, no }: How): Kind {
  const isLink = type === 'link' || type === 'links'
  const kind = { type, wholeNumbers: type === 'number' && wholeNumbers, linksTo: isLink ? from.linksTo : null }
  if (type === 'choices' || from.type === 'choices') return { ...kind, options: from.options }
  if (type !== 'choice') return { ...kind, options: [] }
  if (from.type === 'boolean') return { ...kind, options: [{ key: 'yes', label: yes }, { key: 'no', label: no }] } // prettier-ignore
  return { ...kind, options: keyed(options ?? []) }
}

function keyed(given: NonNullable<Asked['options']>): Option[] {
  const taken = new Set<string>()
  return given.map(({ key, label }) => {
    const own = key && !taken.has(key) ? key : keyOfLabel(label, taken)
    taken.add(own)
    return { key: own, label }
  })
}

function noWay(own: OwnField, to: OwnType): FieldFault {
  const label = (key: string) => customField.fields.type.options!.find((each) => each.key === key)?.label ?? key
  const can = waysFrom(own.type).map(label)
  const [from, into] = [label(own.type), label(to)]
  if (isReckoned(own)) return { field: 'type', ...say('What is reckoned has the type that its formula yields.') }
  if (can.length === 0) return { field: 'type', ...say('“{from}” cannot become another type.', { from }) }
  return { field: 'type', ...say('“{from}” cannot become “{to}”; it can become {can}.', { from, to: into, can }) }
}

/** Begins a change of type; the worker makes it. What the new type cannot have, and what goes by the old one, stands in its way. */
export async function beginRetype(ctx: Ctx, record: RecordDefinition, id: string, asked: Asked) {
  return inWork(ctx, async (work) => {
    const row = await changeable(work, record, id)
    const { from, to, how } = await plannedOf(ctx, record, row, asked)
    if ((to.type === 'choice' || to.type === 'choices') && to.options.length === 0)
      throw refuse.invalid([{ field: 'options', ...say('Say which choices there are.') }])
    const column = freeColumn(await othersOf(work, row.of))
    return begin(work, row, { from, to, column, how, back: false })
  })
}

/** Takes the last change of type back, while the values of earlier are kept: what was changed since is changed back. */
export async function beginBack(ctx: Ctx, record: RecordDefinition, id: string) {
  return inWork(ctx, async (work) => {
    const row = await changeable(work, record, id)
    const last = (JSON.parse(row.retyped ?? '[]') as Retyped[]).at(-1)
    if (!last?.column) throw refuse.notNow(say('There is no change of its type that can still be taken back.'))
    const from: Kind = { ...kindOf(ownOf(ctx, row)), options: ctx.registry.options(record, ownName(row.key!)) }
    return begin(work, row, { from, to: last.from, column: last.column, how: last.how, back: true })
  })
}

async function begin(work: Work, row: Row, becoming: Becoming) {
  const faults = [...flagFaults({ ...row, ...becoming.to, options: row.options } as Row), ...initialFaults(work.ctx, row, becoming)] // prettier-ignore
  if (faults.length > 0) throw refuse.invalid(faults)
  const patch = { becoming: JSON.stringify(becoming), trouble: null }
  return (await work.update(customField, row as never, patch as never, { name: 'retype' })) as never
}

async function changeable(work: Work, record: RecordDefinition, id: string): Promise<Row> {
  const row = (await work.peek(customField, id)) as unknown as Row
  if (row.deletedAt || row.state !== 'ready') throw refuse.notNow(say('The type of a field that is in use can be changed.')) // prettier-ignore
  if (row.becoming !== null) throw refuse.notNow(say('Its type is being changed; that takes a while.')) // prettier-ignore
  refuseWhileRead(work, record, row)
  await refuseWhileSought(work.ctx, record, row)
  return row
}

/** What a new record begins with must be something in the new type, too. */
function initialFaults(ctx: Ctx, { initial }: Row, { from, to, how }: Becoming): FieldFault[] {
  if (initial === null) return []
  const made = converter(ctx.settings.country, from, to, how)(JSON.parse(initial))
  const isKept = !['emails', 'phones', 'link', 'links'].includes(to.type) && !('why' in made)
  if (isKept) return []
  return [{ field: 'initial', ...say('“{flag}” does not fit the new type.', { flag: labelOf(customField.fields.initial) }) }] // prettier-ignore
}

function ownOf(ctx: Ctx, { of, key }: Row): OwnField {
  const own = ctx.registry.ownFields.find((each) => each.of === of && each.key === key)
  if (!own) throw refuse.notNow(say('The type of a field that is in use can be changed.'))
  return own
}
