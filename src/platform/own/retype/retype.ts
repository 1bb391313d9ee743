import { keptDays, type Becoming, type Retyped } from '../../../kernel/retype/index.ts'
import { newId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../../records/columns.ts'
import { converter } from '../../records/retyped.ts'
import { inWork } from '../../records/index.ts'
import { systemContext, type Site } from '../../site.ts'
import type { Definer } from '../definer.ts'
import { indexField } from '../index-field.ts'
import { ownColumns, partsOf } from '../own-columns.ts'
import { forgottenMs, sayHowFar } from '../say-how-far.ts'
import { searchAnew } from '../search-anew.ts'
import { shapeAt } from '../shape-later.ts'
import { becomes, indexesOf, mayBeFound, wantedOf, type IndexKind, type Shaped } from '../table.ts'
import { drain, fill } from './fill.ts'
import { pairOf, turnOf, type Turn } from './turn.ts'
import { isWatched, unwatch, watch } from './watch.ts'

/** Where a test may strike while a type is changed. */
export type RetypePoint = 'watched' | 'filled' | 'retypeIndexed' | 'swapped' | 'unwatched' | 'settled'
type Strike = (point: RetypePoint) => void

/** What all steps of a change are told. */
interface Changing {
  site: Site
  ctx: Ctx
  definer: Definer
  record: RecordDefinition
  field: Shaped
  turn: Turn
  pair: RecordDefinition
  strike: Strike
}

interface Begun {
  source: string
  target: string
  filled: boolean
  swapped: boolean
  forgotten: boolean
}

/** The fields whose type is being changed, or whose values of earlier are not settled yet. */
export async function retypedAmong({ workspace: { db } }: Site, fields: readonly Shaped[]): Promise<Shaped[]> {
  const begun = new Set((await db.run<{ field: string }>({ text: 'select field from retype', values: [] })).map(({ field }) => field)) // prettier-ignore
  const isTurned = ({ id, becoming, retyped }: Shaped) => becoming !== null || retyped.length > 0 || begun.has(id)
  // One that was put away meanwhile is settled too, or its column could never go.
  return fields.filter((field) => field.state !== 'adding' && isTurned(field))
}

/**
 * Brings a field whose type is being changed into its new column: what others write is noted first, then all rows are
 * turned beside them, then the definition names the other column. It goes on wherever it was struck.
 */
export async function retype(
  site: Site,
  definer: Definer,
  record: RecordDefinition,
  field: Shaped,
  strike: Strike,
): Promise<void> {
  const ctx = await systemContext(site, { id: newId(), kind: 'system' })
  const changingBy = (made: Becoming | Retyped, begun: Begun): Changing => {
    const turn = turnOf(field, made, begun)
    return { site, ctx, definer, record, field, turn, pair: pairOf(record, field, turn), strike }
  }
  const before = await begunOf(site, field)
  if (before?.swapped) await settle(changingBy(field.retyped.at(-1)!, before), before.forgotten)
  else if (before && !field.becoming) await callOff(site, definer, record, field, before)
  // One after the other: what was changed last is settled first.
  if (field.becoming && !(before?.swapped && !before.forgotten)) {
    await begin(site, field, field.becoming)
    const begun = (await begunOf(site, field))!
    await change(changingBy(field.becoming, begun), begun, field.becoming)
  }
  await dropOutdated(site, definer, record, field)
}

async function begin({ workspace: { db } }: Site, { id, column }: Shaped, becoming: Becoming) {
  const text = 'insert into retype (field, source, target) values ($1, $2, $3) on conflict do nothing'
  await db.run({ text, values: [id, column, becoming.column] })
}

async function begunOf({ workspace: { db } }: Site, { id }: Shaped): Promise<Begun | undefined> {
  const text = `select source, target, filled, swapped_at is not null as swapped,
  coalesce(swapped_at < now() - make_interval(secs => $2), false) as forgotten from retype where field = $1`
  return (await db.run<Begun>({ text, values: [id, forgottenMs / 1000] }))[0]
}

async function change(changing: Changing, { filled }: Begun, becoming: Becoming): Promise<void> {
  const { site, ctx, definer, record, field, turn, pair, strike } = changing
  const isWell = await isWatched(definer, tableOf(pair).name, turn.source)
  if (!isWell) {
    await watch(definer, pair, turn)
    // What was filled while nobody watched says nothing.
    const text = `update retype set filled = false, after = '00000000-0000-0000-0000-000000000000' where field = $1`
    await ctx.db.run({ text, values: [turn.field] })
  }
  strike('watched')
  if (!filled || !isWell) await fill(ctx, pair, turn)
  strike('filled')
  await drain(ctx, pair, turn)
  await definer.beside(`analyze ${tableOf(pair).name} (${turn.target})`)
  const [target] = becomes(field)
  const { has, trouble } = await indexField(definer, record, target!, new Set(wantedOf(target!)), () => {})
  strike('retypeIndexed')
  if (trouble) return sayHowFar(site, 'customField', field, { becoming: null, trouble })
  await drain(ctx, pair, turn)
  await swap(changing, becoming, has)
  strike('swapped')
  await site.describe()
  await drain(ctx, pair, turn)
  await foundAnew(changing)
  await shapeAt(ctx.db, new Date(Date.now() + forgottenMs + 1_000))
}

/** The definition names the other type and the other column from here on; the earlier column stays for a while. */
async function swap({ site, ctx, field, turn }: Changing, becoming: Becoming, has: ReadonlySet<IndexKind>) {
  const definition = site.registry.record('customField')!
  const at = new Date()
  const until = new Date(at.getTime() + keptDays * 86_400_000)
  const made: Retyped = { at: at.toISOString(), from: turn.from, to: turn.to, how: turn.how, back: turn.back, column: field.column, until: until.toISOString() } // prettier-ignore
  // What is taken back lies in the column that was kept, which is so no longer.
  const earlier = field.retyped.map((each) => (each.column === becoming.column ? { ...each, column: null } : each))
  await inWork(ctx, async (work) => {
    const row = await work.peek(definition, field.id)
    if (row === null || row.becoming !== JSON.stringify(becoming)) return
    const { type, wholeNumbers, options, linksTo } = turn.to
    const isChoice = type === 'choice' || type === 'choices'
    const patch = {
      type, wholeNumbers, linksTo, options: isChoice ? JSON.stringify(options) : null, initial: initialOf(ctx, row.initial, turn), storedAs: becoming.column,
      indexes: [...has], becoming: null, trouble: null, retyped: JSON.stringify([...earlier, made]),
    } // prettier-ignore
    await work.update(definition, row, patch as never, { name: 'shape' })
    await work.tx.run({ text: 'update retype set swapped_at = clock_timestamp() where field = $1', values: [field.id] })
  })
  await shapeAt(ctx.db, until, `kept-${field.id}`)
}

/** What a new record begins with, in the new type. */
function initialOf({ settings }: Ctx, initial: unknown, { from, to, how }: Turn): string | null {
  if (typeof initial !== 'string') return null
  const made = converter(settings.country, from, to, how)(JSON.parse(initial))
  return 'why' in made || made.value === null ? null : JSON.stringify(made.value)
}

/** What nobody writes any more is put away, once every process knows of the change. */
async function settle(changing: Changing, isForgotten: boolean): Promise<void> {
  const { ctx, definer, record, turn, pair, strike } = changing
  await drain(ctx, pair, turn)
  if (!isForgotten) return shapeAt(ctx.db, new Date(Date.now() + forgottenMs))
  await unwatch(definer, tableOf(pair).name, turn.source)
  strike('unwatched')
  await drain(ctx, pair, turn)
  await foundAnew(changing)
  for (const { name } of indexesOf(record, earlierOf(changing))) await definer.beside(`drop index concurrently if exists ${name}`) // prettier-ignore
  await done(changing.site, changing.field)
  strike('settled')
}

/** The field as it was before its type was changed. */
const earlierOf = ({ field, turn: { from, source } }: Changing): Shaped => ({ ...field, ...from, options: [...from.options], column: source }) // prettier-ignore

/** Who was found by what was there is found by what is there now. */
async function foundAnew(changing: Changing): Promise<void> {
  const earlier = earlierOf(changing)
  if (mayBeFound(earlier)) await searchAnew(changing.site, changing.record, earlier)
}

/** Somebody took it back before it was done, or some values would have been alike. */
async function callOff(
  site: Site,
  definer: Definer,
  record: RecordDefinition,
  field: Shaped,
  { source, target }: Begun,
) {
  await unwatch(definer, tableOf(record).name, source)
  const isKept = [field.column, ...field.retyped.map(({ column }) => column)].includes(target)
  if (!isKept) await dropColumns(definer, record, [target])
  await done(site, field)
}

async function done({ workspace: { db } }: Site, { id }: Shaped): Promise<void> {
  await db.run({ text: 'delete from retype_due where field = $1', values: [id] })
  await db.run({ text: 'delete from retype where field = $1', values: [id] })
}

/** Values of earlier go when their days are over. */
async function dropOutdated(site: Site, definer: Definer, record: RecordDefinition, field: Shaped): Promise<void> {
  if (field.becoming) return
  const isOver = ({ column, until }: Retyped) => column !== null && until < new Date().toISOString()
  const over = field.retyped.filter(isOver)
  if (over.length === 0) return
  await dropColumns(definer, record, over.map(({ column }) => column!)) // prettier-ignore
  const retyped = field.retyped.map((each) => (isOver(each) ? { ...each, column: null } : each))
  await sayHowFar(site, 'customField', field, { retyped: JSON.stringify(retyped) })
}

async function dropColumns(definer: Definer, record: RecordDefinition, columns: readonly string[]): Promise<void> {
  const { name } = tableOf(record)
  const there = await ownColumns(definer, name)
  const drops = columns.flatMap((column) => partsOf(there, column)).map((column) => `drop column if exists ${column}`)
  if (drops.length > 0) await definer.patiently(`alter table ${name} ${drops.join(', ')}`)
}

/** The columns of a field beside the one that its values lie in. */
export async function retypedAside(definer: Definer, record: RecordDefinition, field: Shaped): Promise<string[]> {
  const aside = [field.becoming?.column, ...field.retyped.map(({ column }) => column)]
  const there = await ownColumns(definer, tableOf(record).name)
  return aside.flatMap((column) => (column && column !== field.column ? partsOf(there, column) : []))
}
