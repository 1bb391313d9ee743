import type { Condition, Operator, Scalar } from '../../kernel/filter.ts'
import type { Field, FieldType } from '../../kernel/field.ts'

const texts: readonly Operator[] = ['contains', 'is', 'isNot', 'startsWith', 'isEmpty']
const amounts: readonly Operator[] = ['gte', 'lte', 'between', 'is', 'isEmpty']
const days: readonly Operator[] = ['within', 'before', 'after', 'isEmpty']
const sets: readonly Operator[] = ['in', 'notIn', 'isEmpty']

const byType: Record<FieldType, readonly Operator[]> = {
  text: texts, longText: ['contains', 'isEmpty'], url: texts, emails: texts, phones: texts, number: amounts, money: amounts,
  percent: amounts, date: days, dateTime: days, boolean: ['is'], choice: sets, choices: sets, link: sets, links: sets,
  user: sets, addresses: ['isEmpty'], handles: ['isEmpty'], file: ['isEmpty'],
} // prettier-ignore

/** The operators that make sense for a field, the likeliest first. */
export const operatorsOf = (field: Field): readonly Operator[] => byType[field.type]

/** The value an operator begins with. */
export function firstValue(field: Field, operator: Operator): Scalar | Scalar[] {
  if (operator === 'isEmpty') return true
  if (operator === 'in' || operator === 'notIn') return []
  if (operator === 'between') return [null, null]
  if (operator === 'within') return 'thisMonth'
  return field.type === 'boolean' ? true : ''
}

/** Whether a condition says enough to be asked. */
export function isComplete(condition: Condition, operator: Operator, value: Scalar | Scalar[]): boolean {
  if (operator === 'between')
    return Array.isArray(value) && value.length === 2 && value.every((each) => each !== null && each !== '')
  if (Array.isArray(value)) return value.length > 0
  return condition.field !== '' && value !== '' && value !== null
}
