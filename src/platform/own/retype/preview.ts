import { fieldOf, type OwnField } from '../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { kindOf, type How, type Kind } from '../../../kernel/retype/index.ts'
import type { Sentence } from '../../../kernel/sentence.ts'
import { dateEvidence } from '../../../kernel/written/date-evidence.ts'
import { numberEvidence } from '../../../kernel/written/numbers.ts'
import type { Ctx } from '../../context.ts'
import { listRecords } from '../../records/read/index.ts'
import { converter } from '../../records/retyped.ts'
import { told } from '../../words/index.ts'
import { pairOf } from './turn.ts'
import { valuesOf } from './values.ts'

/** A record whose value does not fit, as somebody sees it. */
export interface LeftOut {
  id: string
  title: string | null
  value: unknown
  why: string
}

/** What a change of a field’s type would do. */
export interface Fitting {
  /** How many records have a value, and how many of these fit. */
  rows: number
  fits: number
  /** False where there was no time to look at all. */
  exact: boolean
  /** The first that do not fit, of those that the asker sees. */
  left: LeftOut[]
  /** The different texts, the commonest first: what choices could be made of. */
  texts: { text: string; count: number }[]
}

const mostShown = 20
/** Looked up, so that enough remain of those that the asker sees. */
const mostLookedUp = 200
const mostTexts = 100
const mostCounted = 5_000
const mostMs = 5_000

/** Looks at the values of a field, as far as some seconds allow, and says which fit another type. */
export async function fittingOf(
  ctx: Ctx,
  record: RecordDefinition,
  own: OwnField,
  to: Kind,
  how: How,
): Promise<Fitting> {
  // prettier-ignore
  const convert = converter(ctx.settings.country, kindOf(own), to, how)
  const found: { id: string; value: unknown; why: Sentence }[] = []
  const texts = new Map<string, number>()
  let [rows, fits, exact] = [0, 0, true]
  const end = performance.now() + mostMs
  for await (const page of valuesOf(ctx.db, alone(record, own))) {
    for (const { id, source } of page) {
      rows += 1
      const made = convert(source)
      if (!('why' in made)) fits += 1
      else if (found.length < mostLookedUp) found.push({ id, value: source, why: made.why })
      if (typeof source === 'string') count(texts, source.trim())
    }
    exact = performance.now() < end
    if (!exact) break
  }
  const most = [...texts].sort(([, one], [, other]) => other - one).slice(0, mostTexts)
  const left = (await seen(ctx, record, found)).slice(0, mostShown)
  return { rows, fits, exact, left, texts: to.type === 'choice' ? most.map(([text, count]) => ({ text, count })) : [] }
}

function count(texts: Map<string, number>, text: string) {
  if (text !== '' && (texts.has(text) || texts.size < mostCounted)) texts.set(text, (texts.get(text) ?? 0) + 1)
}

/** A field as the only one of its record, called `source`, with nothing in another column. */
function alone(record: RecordDefinition, own: OwnField): RecordDefinition {
  const field = fieldOf({ ...own, formula: null, rollUp: null, initial: null })
  return { ...record, all: { source: field } }
}

/** How the values of a field seem to be written; what they leave open is as it is where the company is. */
export async function guessOf(
  ctx: Ctx,
  record: RecordDefinition,
  own: OwnField,
): Promise<Pick<How, 'decimal' | 'order'>> {
  // prettier-ignore
  const [numbers, dates] = [numberEvidence(), dateEvidence()]
  const { value: page } = await valuesOf(ctx.db, alone(record, own)).next()
  for (const { source } of page ?? []) {
    if (typeof source !== 'string') break
    numbers.take(source)
    dates.take(source)
  }
  return { decimal: numbers.verdict().decimal ?? '.', order: dates.verdict().order ?? 'dmy' }
}

/** Only those that the asker sees, with what they are called. */
async function seen(
  ctx: Ctx,
  shipped: RecordDefinition,
  found: readonly { id: string; value: unknown; why: Sentence }[],
) {
  // prettier-ignore
  if (found.length === 0) return []
  const record = ctx.registry.own(shipped)
  const filter = { field: 'id', in: found.map(({ id }) => id) }
  const { data } = await listRecords(ctx, record, { filter, sort: 'id', fields: [record.title], limit: mostLookedUp })
  const titles = new Map(data.map((row) => [row.id as string, (row[record.title] ?? null) as string | null]))
  return found
    .filter(({ id }) => titles.has(id))
    .map(({ id, value, why }): LeftOut => ({ id, title: titles.get(id)!, value, why: told(ctx, why) }))
}

/** Records whose earlier value did not fit when the type was changed last and who have none since, from an id on; and where to go on. */
export async function leftOutOf(ctx: Ctx, record: RecordDefinition, own: OwnField, after?: string) {
  const last = own.retyped?.at(-1)
  if (!last?.column) return { data: [], after: null }
  const turn = { field: '', from: last.from, to: last.to, how: last.how, back: last.back, source: last.column, target: own.column! } // prettier-ignore
  const convert = converter(ctx.settings.country, last.from, last.to, last.how)
  const found: { id: string; value: unknown; why: Sentence }[] = []
  const end = performance.now() + mostMs
  for await (const page of valuesOf(ctx.db, pairOf(record, own, turn), after)) {
    for (const { id, source, target } of page) {
      const made = target === null ? convert(source) : { value: target }
      if ('why' in made) found.push({ id, value: source, why: made.why })
      if (found.length === mostLookedUp) return { data: await seen(ctx, record, found), after: id }
    }
    if (performance.now() > end) return { data: await seen(ctx, record, found), after: page.at(-1)!.id }
  }
  return { data: await seen(ctx, record, found), after: null }
}
