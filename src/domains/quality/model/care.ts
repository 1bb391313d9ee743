import { isEmpty, type Field } from '../../../kernel/field.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { mayHaveOwn } from '../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'

/** A field that matters, and how much: 1 to 5. */
export interface Important {
  field: string
  weight: number
}

/** Why a record may need care. */
export const careKinds = ['incomplete', 'stale', 'unreachable', 'ownerless', 'stepless'] as const
export type CareKind = (typeof careKinds)[number]

/** What the reader is told of the care of one kind of record. */
export interface Care {
  record: string
  /** The field that says how complete one is; null where nothing matters, or the reader may not know all of it. */
  completeness: string | null
  important: Important[]
  enough: number
  staleAfter: number | null
  /** Whether the company has rules for it. */
  rules: boolean
  needs: { kind: CareKind; filter: Filter }[]
}

/** Whether care is taken of a kind of record: of what is the company's business, and no mere part or entry of it. */
export const isCaredFor = (record: RecordDefinition): boolean =>
  mayHaveOwn(record) && !record.hidden && !record.partOf && !record.timeline

/** Whether a field can matter: people give its value, or what they do does. */
export const canMatter = ({ setBy, type, formula }: Field): boolean =>
  (setBy === 'typed' || setBy === 'action') && type !== 'boolean' && formula === undefined

const weightOf: Partial<Record<Field['type'], number>> = {
  emails: 3,
  phones: 2,
  money: 3,
  link: 2,
  addresses: 1,
  user: 1,
}

/** What probably matters in a record of which nobody has said it: how to reach somebody, amounts, and what it is told apart by. */
export function suggested(record: RecordDefinition): Important[] {
  return Object.entries(record.all).flatMap(([field, about]) => {
    const isTold = about.type !== 'link' || record.subtitle?.includes(field)
    const weight = record.own || !canMatter(about) || !isTold ? undefined : weightOf[about.type]
    return weight ? [{ field, weight }] : []
  })
}

/** Of what matters, what a record says nothing about, the weightiest first. */
export const missingIn = (row: Readonly<Record<string, unknown>>, important: readonly Important[]): string[] =>
  important
    .filter(({ field }) => isEmpty(row[field]))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ field }) => field)

/** How complete a record is, in whole percent of what matters. */
export function completenessOf(row: Readonly<Record<string, unknown>>, important: readonly Important[]): number {
  const sum = (some: readonly Important[]) => some.reduce((total, { weight }) => total + weight, 0)
  const whole = sum(important)
  return whole === 0 ? 100 : Math.round((100 * sum(important.filter(({ field }) => !isEmpty(row[field])))) / whole)
}

/** The same as a formula of the record. */
export function completenessFormula(important: readonly Important[]): string {
  const whole = important.reduce((total, { weight }) => total + weight, 0)
  const parts = important.map(({ field, weight }) => `if(isblank(${field}), 0, ${weight})`)
  return `round((${parts.join(' + ')}) / ${whole}, 2)`
}
