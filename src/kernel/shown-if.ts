import { isEmpty, type Field, type Money } from './field.ts'
import { operation, type Condition, type Filter, type Operator, type Scalar } from './filter.ts'
import { fold } from './fold.ts'

type Values = Readonly<Record<string, unknown>>

/** The operators that a field may be shown by: what they mean depends on nothing but the record. */
export const shownOperators: ReadonlySet<Operator> = new Set(['is', 'isNot', 'in', 'notIn', 'isEmpty', 'gt', 'gte', 'lt', 'lte', 'between']) // prettier-ignore

/**
 * Whether a record’s values call for a field: it has no condition, or its condition holds. The one place that decides, for
 * pages, forms and what the server requires. It asks for values only, not for whether these are shown, so that fields may
 * name each other.
 */
export const isCalledFor = ({ shownIf }: Pick<Field, 'shownIf'>, values: Values): boolean =>
  shownIf === undefined || meets(shownIf, values)

/** Whether a record’s values meet a filter of these operators. */
export function meets(filter: Filter, values: Values): boolean {
  if ('and' in filter) return filter.and.every((each) => meets(each, values))
  if ('or' in filter) return filter.or.some((each) => meets(each, values))
  if ('not' in filter) return !meets(filter.not, values)
  return holds(filter, values[filter.field])
}

function holds(condition: Condition, value: unknown): boolean {
  const { operator, value: operand } = operation(condition)
  switch (operator) {
    case 'isEmpty':
      return isEmpty(value) === (operand !== false)
    case 'is':
    case 'in':
      return isAmong(value, [operand].flat())
    case 'isNot':
    case 'notIn':
      return !isAmong(value, [operand].flat())
    case 'between': {
      const [least, most] = operand as Scalar[]
      return compare(value, least!, (order) => order >= 0) && compare(value, most!, (order) => order <= 0)
    }
    case 'gt':
      return compare(value, operand as Scalar, (order) => order > 0)
    case 'gte':
      return compare(value, operand as Scalar, (order) => order >= 0)
    case 'lt':
      return compare(value, operand as Scalar, (order) => order < 0)
    case 'lte':
      return compare(value, operand as Scalar, (order) => order <= 0)
    default:
      return false
  }
}

/** Of a list it is enough that one of its values is among them; an unset switch is one that is off. */
function isAmong(value: unknown, wanted: readonly Scalar[]): boolean {
  if (isEmpty(value)) return wanted.includes(null) || (wanted.includes(false) && (value ?? null) === null)
  const said = [value].flat().map(told)
  return wanted.some((each) => each !== null && said.includes(told(each)))
}

const told = (value: unknown): unknown => (typeof value === 'string' ? fold(value) : plain(value))
const plain = (value: unknown): unknown => (isMoney(value) ? Number(value.amount) : value)
const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value

/** Numbers by what they are, days and moments by their order; nothing is neither more nor less. */
function compare(given: unknown, operand: Scalar, fits: (order: number) => boolean): boolean {
  const value = plain(given)
  if (isEmpty(value) || operand === null) return false
  if (typeof value === 'number') return fits(value - Number(operand))
  return fits(String(value) < String(operand) ? -1 : String(value) > String(operand) ? 1 : 0)
}
