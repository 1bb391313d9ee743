import { functionNames } from '../../../../kernel/formula/functions.ts'
import { kindOfField } from '../../../../kernel/formula/kind.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'

/** A field or function that may be meant by what is being typed. */
export interface Offer {
  /** What takes the place of what was typed. */
  text: string
  label: string
}

const begun = /[\p{L}_][\p{L}\p{N}_.]*$/u
const most = 6

/** The name that is being typed before the caret; null while none is, and within a text. */
export function nameBegun(formula: string, caret: number): string | null {
  const before = formula.slice(0, caret)
  const isInText = before.split('"').length % 2 === 0
  return isInText ? null : (begun.exec(before)?.[0] ?? null)
}

/** The fields, by label or name, and the functions that a beginning may mean; not the formula's own field. */
export function offersFor({ all }: RecordDefinition, typed: string, self: string): Offer[] {
  const asked = typed.toLowerCase()
  const fields = Object.entries(all)
    .filter(([name, field]) => name !== self && kindOfField(field) !== 'other')
    .map(([name, { label }]) => ({ text: name, label }))
  const functions = functionNames.map((name) => ({ text: `${name}(`, label: `${name}(…)` }))
  const found = [...fields, ...functions].filter(({ text, label }) => text !== typed && meant(asked, text, label))
  return found.slice(0, most)
}

const meant = (asked: string, text: string, label: string) =>
  text.toLowerCase().startsWith(asked) ||
  label.toLowerCase().split(/\s+/).some((word) => word.startsWith(asked)) ||
  text.toLowerCase().split('.').at(-1)!.startsWith(asked) // prettier-ignore
