import { operation, type Condition, type Filter, type Operator } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { fold } from '../../search/fold.ts'
import { sqlOf, tableOf } from '../columns.ts'
import type { Asked } from './operands.ts'
import { meaningOf } from './operators/meaning-of.ts'
import { nowOnly, type Operand } from './operators/meaning.ts'
import { targetOf, type Target } from './paths.ts'
import { trackedColumn } from './tracked.ts'
import type { Place } from './statement.ts'

/** A filter apart from its values: equal keys compile to one statement. */
export interface FilterShape {
  key: string
  operands: unknown[]
  /** Whether a plan made for any value would do: patterns and lists need one made for theirs. */
  steady: boolean
}

/** Takes a filter's operands out, in the order in which `filterSql` will ask for them. */
export function filterShape(filter: Filter | undefined): FilterShape {
  const shape = { key: '', operands: [], steady: true }
  if (filter !== undefined) shape.key = keyOf(filter, shape)
  return shape
}

const unsteady = new Set<Operator>(['contains', 'startsWith', 'in', 'notIn', 'near', 'inside', 'passed'])

function keyOf(filter: Filter, shape: FilterShape): string {
  if ('and' in filter) return `and(${filter.and.map((each) => keyOf(each, shape)).join()})`
  if ('or' in filter) return `or(${filter.or.map((each) => keyOf(each, shape)).join()})`
  if ('not' in filter) return `not(${keyOf(filter.not, shape)})`
  const { operator, value } = operation(filter)
  shape.operands.push(value)
  if (unsteady.has(operator)) shape.steady = false
  return `${JSON.stringify(filter.field)} ${operator} ${kindOf(operator, value)}`
}

/** What of a value decides the statement's text: whether it is null, has null among others, or says which of two. */
function kindOf(operator: Operator, value: unknown): string {
  if (value === null) return 'null'
  if (operator === 'isEmpty') return String(value)
  if (isLong(value)) return 'long'
  return Array.isArray(value) && value.includes(null) ? 'nulls' : ''
}

/** Whether an index of parts of three letters can be asked for it. */
const isLong = (value: unknown) => typeof value === 'string' && fold(value).replace(/[^\p{L}\p{N}]/gu, '').length >= 4

export interface FilterPlace {
  ctx: Ctx
  record: RecordDefinition
  /** The alias of its rows. */
  table: string
  place: Place
  /** The rows that the asker may see of what a link leads to; null: links are followed whoever is asking, for a room's own upkeep. */
  scope: ((to: RecordDefinition, table: string) => string | null) | null
  live: boolean
  /** Given where they are not those of the list that is asked: a rule has its own. */
  operands?: readonly unknown[]
  /** Given for the past, where only what is kept over time can be asked: takes the joins by which it is found. */
  past?: string[] | undefined
  /** It is kept, to be asked of single records whenever they change. */
  kept?: boolean | undefined
}

/** The filter as a predicate that is never anything but true, false or unknown-as-false. */
export function filterSql(
  at: FilterPlace,
  filter: Filter,
  next: { operand: number; alias: number } = { operand: 0, alias: 0 },
): string {
  if ('and' in filter) return group(at, filter.and, ' and ', 'true', next)
  if ('or' in filter) return group(at, filter.or, ' or ', 'false', next)
  if ('not' in filter) return `(${filterSql(at, filter.not, next)}) is not true`
  return conditionSql(at, filter, next)
}

type Next = { operand: number; alias: number }

function group(at: FilterPlace, filters: readonly Filter[], joint: string, none: string, next: Next): string {
  if (filters.length === 0) return none
  return `(${filters.map((each) => filterSql(at, each, next)).join(joint)})`
}

/** A condition as the tests it stands for: null among values asks for what is empty. */
function conditionSql(at: FilterPlace, condition: Condition, next: Next): string {
  const { operator, value } = operation(condition)
  const index = next.operand++
  const target = targetOf(at.ctx, at.record, condition.field, !at.scope)
  const test = (name: Operator, negate = false) =>
    testSql(at, target, name, { index, next, negate, long: isLong(value) })
  if (operator === 'isEmpty' && value === false) return test('isEmpty', true)
  if (value === null && operator === 'is') return test('isEmpty')
  if (value === null && operator === 'isNot') return test('isEmpty', true)
  const nulls = Array.isArray(value) && value.includes(null)
  if (nulls && operator === 'in') return `(${test('in')} or ${test('isEmpty')})`
  if (nulls && operator === 'notIn') return `(${test('notIn')} and ${test('isEmpty', true)})`
  return test(operator)
}

interface Test {
  index: number
  next: Next
  negate: boolean
  long: boolean
}

function testSql(at: FilterPlace, target: Target, operator: Operator, { index, next, negate, long }: Test): string {
  const meaning = meaningOf(target, operator)
  const asked = (ctx: Ctx): Asked => ({ ctx, path: target.path, field: target.field })
  if (meaning.ofLists && (at.past || at.kept)) nowOnly(asked(at.ctx))
  const operand: Operand = (make, type) =>
    at.place((given) => make(asked(given.ctx), (at.operands ?? given.operands)[index]), type)
  const positive = followed(at, target, 0, at.table, next, (table) => {
    const column = at.past ? trackedColumn(at.record, target, at.place, at.past) : sqlOf(table, target.column)
    return meaning.sql({ column, table, target, live: at.live && !at.past, long }, operand)
  })
  return (meaning.negated === true) !== negate ? `(${positive}) is not true` : `(${positive})`
}

/** Goes through the links of a path; what lies behind a record that the actor may not see is as if it were empty. */
function followed(
  at: FilterPlace,
  target: Target,
  hop: number,
  table: string,
  next: Next,
  end: (table: string) => string,
): string {
  const through = target.hops[hop]
  if (!through) return end(table)
  const alias = `l${++next.alias}`
  const from = `${table}.${through.column}`
  const join = through.many ? `${alias}.id = any (${from})` : `${alias}.id = ${from}`
  const scope = at.scope?.(through.to, alias)
  const rest = followed(at, target, hop + 1, alias, next, end)
  return `exists (select from ${tableOf(through.to).name} ${alias} where ${join}${scope ? ` and ${scope}` : ''} and ${rest})`
}
