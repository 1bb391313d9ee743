import type { Field, FieldType } from '../../../kernel/field.ts'

/** A field of the company's own that a form asks for. */
export interface OwnAsk {
  /** `custom.region`, of a person. */
  field: string
  /** Whether it must be answered. */
  needed: boolean
}

const types: ReadonlySet<FieldType> = new Set(['text', 'longText', 'number', 'percent', 'date', 'boolean', 'choice', 'url']) // prettier-ignore

/** Whether strangers may be asked for a field: what no two may share would tell them who has it, and what is secret would stand in a note. */
export const canAsk = ({ type, setBy, unique, sensitivity }: Field): boolean =>
  types.has(type) && setBy === 'typed' && !unique && sensitivity !== 'secret'

/** More than one form can ask for. */
export const mostOwnAsks = 20

/** What a form says that it asks for; nothing where its text cannot be read. */
export function ownAsksIn(text: string | null): OwnAsk[] {
  try {
    const asks: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(asks) && asks.every(isAsk) ? asks : []
  } catch {
    return []
  }
}

const isAsk = (ask: unknown): ask is OwnAsk =>
  typeof ask === 'object' &&
  ask !== null &&
  'field' in ask &&
  typeof ask.field === 'string' &&
  'needed' in ask &&
  typeof ask.needed === 'boolean'
