import type { Contact, Field } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'

/** A link by which somebody is asked whether what we hold of them is right. */
export interface AskLink {
  id: string
  fields: string[]
  askedBy: string | null
  askedAt: string
  expiresAt: string
  state: 'open' | 'answered' | 'ended'
}

const askedTypes: ReadonlySet<Field['type']> = new Set(['text', 'url', 'date', 'emails', 'phones'])

/** Whether somebody may be shown what we hold of them there, and may put it right: what says something about them, never what we think of them, and nothing secret. */
export const isAskable = ({ sensitivity, setBy, type }: Field): boolean =>
  sensitivity === 'personal' && setBy === 'typed' && askedTypes.has(type)

/** Whether its records are people, who can be asked. */
export const isAsked = ({ naming }: RecordDefinition): boolean => naming !== undefined

/** A value as it is shown to whom it concerns: addresses and numbers as texts. */
export type AskedValue = string | string[] | null

export const shownTo = ({ type }: Field, value: unknown): AskedValue =>
  type === 'emails' || type === 'phones'
    ? ((value ?? []) as Contact[]).filter(({ endedOn }) => endedOn === null).map((each) => each.value)
    : ((value ?? null) as string | null)

/** What they said as a value of the record: addresses and numbers that stay keep what we know of them. */
export function saidAs({ type }: Field, said: AskedValue, before: unknown): unknown {
  if (type !== 'emails' && type !== 'phones') return typeof said === 'string' && said.trim() !== '' ? said.trim() : null
  const known = (before ?? []) as Contact[]
  const texts = [said ?? []].flat().map((text) => text.trim()).filter((text) => text !== '') // prettier-ignore
  const kept = texts.map((text) => known.find(({ value }) => value === text) ?? { value: text, primary: false })
  const past = known.filter(({ endedOn }) => endedOn !== null)
  const all = [...kept, ...past]
  return all.map((each, index) => ({
    ...each,
    primary: kept.some(({ primary }) => primary) ? each.primary : index === 0,
  }))
}
