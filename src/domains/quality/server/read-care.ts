import { all, type Filter } from '../../../kernel/filter.ts'
import { ownName } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { knowsRecord } from '../../../platform/records/index.ts'
import { findRows } from '../../../platform/records/read/find-rows.ts'
import { careRule, isCaredFor, type Care, type CareKind } from '../model/index.ts'
import { importantIn } from './care-rules.ts'

type Rule = RowOf<typeof careRule>

/** What is cared for in each kind of record, and what needs care as filters, as far as the reader may know of it. */
export async function readCare(ctx: Ctx): Promise<Care[]> {
  const rules = (await findRows(ctx, ctx.db, careRule, { and: [] }, { limit: 500 })) as unknown as Rule[]
  const known = ctx.registry.records.filter((each) => isCaredFor(each) && knowsRecord(ctx.actor, each))
  const seen = known.filter((each) => ctx.actor.permissions.of(each).see !== 'none')
  return seen.map((record) =>
    careOf(
      ctx,
      record,
      rules.find(({ of }) => of === record.name),
    ),
  )
}

function careOf(ctx: Ctx, record: RecordDefinition, rule: Rule | undefined): Care {
  const { hidden } = ctx.actor.permissions.of(record)
  const isKnown = (name: string) => Object.hasOwn(record.all, name) && !hidden.has(name)
  const field = rule?.completeness ? ownName(rule.completeness) : null
  const completeness = field && isKnown(field) ? field : null
  const enough = rule?.enough ?? 100
  const staleAfter = rule?.staleAfter ?? null
  const reached = Object.keys(record.all).filter((name) => isKnown(name) && reach.has(record.all[name]!.type))
  const next = record.next && isKnown(record.next.at) ? record.next : undefined
  const needs: [CareKind, Filter | false | null | undefined][] = [
    ['incomplete', completeness !== null && { field: completeness, lt: enough }],
    ['stale', staleAfter !== null && { field: 'updatedAt', before: `-${staleAfter}m` }],
    ['unreachable', reached.length > 0 && { or: reached.map((name) => ({ field: `${name}.usable`, is: false })) }],
    ['ownerless', record.owned && isKnown('owner') && { field: 'owner', isEmpty: true }],
    ['stepless', next && { field: next.at, isEmpty: true }],
  ]
  return {
    record: record.name,
    completeness,
    important: importantIn(rule?.important ?? null).filter(({ field: name }) => isKnown(name)),
    enough,
    staleAfter,
    rules: ctx.registry.demands(record).length > 0,
    // Of what is over, nothing is asked any more.
    needs: needs.flatMap(([kind, filter]) => (filter ? [{ kind, filter: all(record.next?.while, filter) }] : [])),
  }
}

const reach = new Set(['emails', 'phones'])
