import { flat, nested } from '../../kernel/own-field.ts'

type Values = Record<string, unknown>
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An answer whose rows have each of the company's own values under its own name, as screens ask for them. */
export function flattened(answer: unknown): unknown {
  if (!isValues(answer)) return answer
  const { data } = answer
  if (Array.isArray(data)) return { ...answer, data: data.map((row: unknown) => (isValues(row) ? flat(row) : row)) }
  return isValues(data) ? { ...answer, data: flat(data) } : answer
}

/** What is sent, with the company's own values under `custom`: the values of a record, or those of a bulk change. */
export function inNest(body: unknown): unknown {
  if (!isValues(body)) return body
  const { patch, changes } = body
  return {
    ...nested(body),
    ...(isValues(patch) && { patch: nested(patch) }),
    ...(Array.isArray(changes) && { changes: changes.map((change: Values) => (isValues(change.patch) ? { ...change, patch: nested(change.patch) } : change)) }), // prettier-ignore
  }
}
