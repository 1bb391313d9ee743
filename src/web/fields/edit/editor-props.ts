import type { Field } from '../../../kernel/field.ts'
import type { Linked } from '../../api/answers.ts'

/** What every editor of a value is given. */
export interface EditorProps<Value = unknown> {
  field: Field
  /** Whose field it is, as `company.industry`, where choices may be added to it. */
  of?: string | undefined
  value: Value | null
  linked?: Linked | undefined
  /** Called once with what was typed, and with the titles of newly linked records; null empties. */
  onSave: (value: Value | null, linked?: Linked) => void
  onCancel: () => void
  autoFocus?: boolean
  /** Begins with this text instead of the value: the letter that opened a cell. */
  typed?: string | undefined
}

/** Whether two values are the same as they are kept. */
export const sameValue = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
