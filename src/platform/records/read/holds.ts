import { operation, type Condition, type Filter, type Operator } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { meaningOf } from './operators/meaning-of.ts'
import { targetOf, type Target } from './paths.ts'

type Row = Readonly<Record<string, unknown>>

/** Whether a row in memory meets a filter on its own fields, by the same meanings as a list; throws for a path through a link. */
export function holds(ctx: Ctx, record: RecordDefinition, filter: Filter, row: Row): boolean {
  if ('and' in filter) return filter.and.every((each) => holds(ctx, record, each, row))
  if ('or' in filter) return filter.or.some((each) => holds(ctx, record, each, row))
  if ('not' in filter) return !holds(ctx, record, filter.not, row)
  return conditionHolds(ctx, record, filter, row)
}

function conditionHolds(ctx: Ctx, record: RecordDefinition, condition: Condition, row: Row): boolean {
  const { operator, value } = operation(condition)
  const target = targetOf(ctx, record, condition.field, true)
  if (target.hops.length > 0) throw new Error(`${condition.field} leads to another record, which is not here.`)
  const test = (name: Operator) => testHolds(ctx, target, name, value, row)
  if (operator === 'isEmpty') return test('isEmpty') === (value !== false)
  if (value === null && operator === 'is') return test('isEmpty')
  if (value === null && operator === 'isNot') return !test('isEmpty')
  const nulls = Array.isArray(value) && value.includes(null)
  if (nulls && operator === 'in') return test('in') || test('isEmpty')
  if (nulls && operator === 'notIn') return test('notIn') && !test('isEmpty')
  return test(operator)
}

function testHolds(ctx: Ctx, target: Target, operator: Operator, operand: unknown, row: Row): boolean {
  const meaning = meaningOf(target, operator)
  const { name, field, path } = target
  const value =
    field.type === 'text' && path.endsWith('.currency')
      ? (row[name] as { currency: string } | null)?.currency
      : row[name]
  return meaning.holds(value ?? null, { ctx, path, field }, operand) !== (meaning.negated === true)
}
