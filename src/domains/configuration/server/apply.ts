import { Refusal, refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { inWork } from '../../../platform/records/index.ts'
import { checkGiven } from '../../../platform/records/check.ts'
import { told as inWords } from '../../../platform/words/index.ts'
import { shape } from '../../../platform/own/shape.ts'
import type { Site } from '../../../platform/site.ts'
import type { Change, KeptBack } from '../model/index.ts'
import { compare, differences } from './compare.ts'
import type { Placed, Said } from './document.ts'
import { settle } from './settle.ts'
import { readSetUp, type SetUp, type Standing } from './standing.ts'
import { valuesOf, type Find } from './values.ts'

/** Where a test may strike: between two changes. */
export type Strike = (done: number) => void
export interface Applying {
  /** Whether what the file does not name goes. */
  remove: boolean
  progress?: (done: number, total: number) => Promise<void>
  strike?: Strike
}

interface Step {
  change: Change
  run: (ctx: Ctx) => Promise<void>
}

/**
 * Brings the workspace to what a file says, with the cause of `ctx`, each setting in a transaction of its own. What is
 * refused because something is not there yet is tried again once the rest is; what is refused in the end is said with its
 * place in the file. It looks at what is there, so that it can end anywhere and be begun anew.
 */
export async function applySaid(
  site: Site,
  ctx: Ctx,
  said: Said,
  { remove, progress, strike }: Applying,
): Promise<{ changes: number; kept: KeptBack[] }> {
  const steps = await stepsOf(ctx, said)
  const setting = steps.filter(({ change }) => change.kind !== 'remove')
  const removing = remove ? steps.filter(({ change }) => change.kind === 'remove') : []
  const total = setting.length + removing.length
  let done = 0
  const each = async () => {
    done++
    strike?.(done)
    await progress?.(done, total)
  }
  const refused = await inRounds(site, ctx, setting, each)
  if (refused.length > 0) throw refusalOf(refused.flatMap(faultsOf))
  const left = await inRounds(site, ctx, removing, each)
  // Orders and rules hold once their indexes are there.
  await shape(site)
  return { changes: done, kept: left.map(({ step, refusal }) => keptBack(ctx, step.change, refusal)) }
}

interface Refused {
  step: Step
  refusal: Refusal
}

/** Does all that it can, and again what was refused, for as long as that makes a difference. */
async function inRounds(site: Site, ctx: Ctx, steps: readonly Step[], each: () => Promise<void>): Promise<Refused[]> {
  for (let left = steps; ;) {
    const refused: Refused[] = []
    for (const step of left) {
      const refusal = await attempt(step, { ...ctx, registry: site.registry })
      if (refusal) refused.push({ step, refusal })
      else await each()
    }
    await settle(site)
    if (refused.length === 0 || refused.length === left.length) return refused
    left = refused.map(({ step }) => step)
  }
}

async function attempt(step: Step, ctx: Ctx): Promise<Refusal | null> {
  try {
    await step.run(ctx)
    return null
  } catch (error) {
    if (error instanceof Refusal && error.status !== 503) return error
    throw error
  }
}

async function stepsOf(ctx: Ctx, said: Said): Promise<Step[]> {
  const [now, bin] = [await readSetUp(ctx), await readSetUp(ctx, true)]
  const made = new Map<string, string>()
  const find: Find = (record, key) => made.get(`${record} ${key}`) ?? now.find(record, key)?.row.id
  const { changes, items } = compare(said, now)
  const steps = changes.map((change): Step => {
    const item = items.get(change)!
    if (change.kind === 'remove') return { change, run: (at) => removed(at, item as Standing) }
    const placed = item as Placed
    const standing = now.find(change.record, placed.key)
    if (standing) return { change, run: (at) => changed(at, find, standing, placed, change.fields.map(({ field }) => field)) } // prettier-ignore
    return { change, run: async (at) => void made.set(`${change.record} ${placed.key}`, await added(at, find, bin, placed)) } // prettier-ignore
  })
  return [...steps, ...lastSteps(steps, items, find)]
}

/** What new ones say of what comes after them: a board by a field that is made for it. */
function lastSteps(steps: readonly Step[], items: ReadonlyMap<Change, Placed | Standing>, find: Find): Step[] {
  return steps.flatMap(({ change }) => {
    const item = items.get(change) as Placed
    const fields = change.fields.filter(({ field }) => item.kind.last.has(field))
    if (change.kind !== 'add' || fields.length === 0) return []
    const run = async (at: Ctx) => {
      const id = find(change.record, item.key)
      if (!id) throw refuse.noSuch(item.kind.record)
      await patched(at, find, item, id, fields.map(({ field }) => field)) // prettier-ignore
    }
    return [{ change: { ...change, fields }, run }]
  })
}

/** Makes one, or brings back what was put away under the same key; answers its id. */
async function added(ctx: Ctx, find: Find, bin: SetUp, placed: Placed): Promise<string> {
  const { kind, entry, key } = placed
  const away = bin.find(kind.record.name, key)
  if (away) return restored(ctx, find, away, placed)
  const names = Object.keys(entry).filter((name) => !kind.last.has(name))
  const values = valuesOf(ctx.registry, find, kind, entry, names)
  const given = checkGiven(ctx, kind.record, 'create', values)
  const row = await inWork(ctx, (work) => work.create(kind.record, given as never))
  return (row as { id: string }).id
}

async function restored(ctx: Ctx, find: Find, away: Standing, placed: Placed): Promise<string> {
  const { record } = placed.kind
  await inWork(ctx, async (work) => {
    const row = await work.peek(record, away.row.id)
    if (row?.deletedAt) await work.restore(record, row)
  })
  const names = differences(placed.kind, away.entry, placed.entry).map(({ field }) => field)
  await patched(ctx, find, placed, away.row.id, names.filter((name) => !placed.kind.last.has(name))) // prettier-ignore
  return away.row.id
}

const changed = (ctx: Ctx, find: Find, { row }: Standing, placed: Placed, names: readonly string[]) =>
  patched(ctx, find, placed, row.id, names)

async function patched(ctx: Ctx, find: Find, { kind, entry }: Placed, id: string, names: readonly string[]) {
  if (names.length === 0) return
  const patch = checkGiven(ctx, kind.record, 'patch', valuesOf(ctx.registry, find, kind, entry, names))
  await inWork(ctx, async (work) => work.update(kind.record, await work.load(kind.record, id, 'edit'), patch as never))
}

async function removed(ctx: Ctx, { kind: { record }, row: { id } }: Standing): Promise<void> {
  await inWork(ctx, async (work) => work.remove(record, await work.load(record, id, 'delete')))
}

/** A job tells its first sentence only: the place stands in it. */
function refusalOf(faults: readonly FieldFault[]): Refusal {
  const [{ field, ...why }] = faults as [FieldFault]
  return refuse.invalid(faults, say('{place}: {why}', { place: field, why }))
}

/** Each fault by its place in the file. */
function faultsOf({ step: { change }, refusal }: Refused): FieldFault[] {
  const at = change.path ?? change.key
  if (refusal.fields.length === 0) return [{ field: at, ...refusal.sentence }]
  return refusal.fields.map(({ field, ...sentence }) => ({ ...sentence, field: field ? `${at}.${field}` : at }))
}

const keptBack = (ctx: Ctx, { record, name }: Change, refusal: Refusal): KeptBack => ({
  record,
  name,
  why: inWords(ctx, refusal.fields[0] ?? refusal.sentence),
})
