import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { needs, type Ground, type Need } from '../../../kernel/rights.ts'
import { groundOf } from '../../access/ground.ts'
import { conditionsOf } from '../../access/scope.ts'
import type { Ctx } from '../../context.ts'
import { rowsByIds } from '../fetch.ts'
import { standingFor } from '../merged.ts'
import { hindrance, type Hindrance } from './capabilities.ts'
import { readOne } from './get.ts'
import type { Row } from './rows.ts'
import { rulesMet } from './rules-met.ts'
import { unknownFields } from './unknown-fields.ts'

/** A record and what it is a part of, upwards, as they are for nobody in particular. */
export type Chain = readonly [Link, ...Link[]]
interface Link {
  record: RecordDefinition
  row: Row
}

/** What somebody may do with one record, and why. */
export interface Why {
  see: Ground
  edit: Ground
  delete: Ground
  /** Each with what keeps them from it; none where they do not see the record. */
  actions: { name: string; hindrance: Hindrance | null }[]
  /** Fields that are unknown to them, and those that they see but may not change. */
  hidden: string[]
  closed: string[]
}

/** The record as rights see it; refuses as not found an id that the actor may not see. */
export async function chainOf(ctx: Ctx, shipped: RecordDefinition, asked: string): Promise<Chain> {
  const record = ctx.registry.own(shipped)
  const id = (await readOne(ctx, record, asked)) ? asked : await standingFor(ctx.db, asked)
  if (!(await readOne(ctx, record, id))) throw refuse.noSuch(record)
  const chain: Link[] = []
  for (let at: { record: RecordDefinition; id: string } | undefined = { record, id }; at;) {
    const [row] = await rowsByIds(ctx.db, at.record, [at.id], false)
    if (!row) break
    chain.push({ record: at.record, row: row as Row })
    const above: unknown = at.record.partOf && row[at.record.partOf]
    at = typeof above === 'string' ? { record: wholeOf(ctx, at.record), id: above } : undefined
  }
  return chain as unknown as Chain
}

const wholeOf = (ctx: Ctx, record: RecordDefinition) => ctx.registry.record(record.all[record.partOf!]!.to!)!

/** Why somebody may see, edit or delete a record, or may not: by the conditions that every read and write is compiled from. */
export async function groundIn(ctx: Ctx, chain: Chain, need: Need): Promise<Ground> {
  const [{ record, row }] = chain
  if (record.tellsOf && unknownFields(ctx).has(row[record.tellsOf] as string)) return { may: false, by: 'role' }
  if (need !== 'see' && row.deletedAt) return { may: false, by: 'bin' }
  return withinWhole(ctx, chain, need)
}

async function withinWhole(ctx: Ctx, [{ record, row }, ...above]: Chain, need: Need): Promise<Ground> {
  const ground = groundOf(ctx.actor, record, need, row, await rulesMet(ctx, record, row.id as string))
  const part = conditionsOf(ctx.actor, record, need).find((condition) => condition.is === 'part')
  if (!ground.may || !part) return ground
  const [whole] = above
  if (!whole) return { may: false, by: 'part' }
  const of = await withinWhole(ctx, above as unknown as Chain, part.need)
  return { may: of.may, by: 'part', of: { record: whole.record.name, id: whole.row.id as string, ground: of } }
}

/** What the actor may do with a record, each with its reason. */
export async function whyOf(ctx: Ctx, chain: Chain): Promise<Why> {
  const [{ record, row }] = chain
  const [see, edit, remove] = await Promise.all(needs.map((need) => groundIn(ctx, chain, need)))
  const seen = see!.may ? await readOne(ctx, record, row.id as string) : null
  const actions = seen ? ctx.registry.actions(record) : []
  const { hidden, closed } = ctx.actor.permissions.of(record)
  return {
    see: see!,
    edit: edit!,
    delete: remove!,
    actions: actions.map(({ action }) => ({
      name: action.name,
      hindrance: hindrance(ctx, record, action, seen!, edit!.may) ?? null,
    })),
    hidden: [...hidden],
    closed: [...closed.difference(hidden)],
  }
}
