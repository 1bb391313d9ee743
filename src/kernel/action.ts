import type { z } from 'zod'
import type { Filter } from './filter.ts'
import type { RecordDefinition } from './record.ts'

export interface ActionOptions<Input extends z.ZodObject> {
  /** A verb, camelCase: `win`. With its record it is the path: POST /api/v1/deals/:id/win. */
  name: string
  /** On a button: "Mark as won". */
  label: string
  /** For a person, a sentence: also the API's text, the menu's hint and the tool description. */
  summary: string
  icon: string
  input: Input
  /** The records it can be done to; elsewhere it is not offered, and refused. */
  when?: Filter
  /** Which right it asks for on the record: to edit it (the default), or to be an admin. */
  needs?: 'edit' | 'admin'
  /** May be done to many at once. */
  bulk?: boolean
  /**
   * What becomes of the record's fields, as far as the input alone says it. Where this is known, it can be done while the
   * server is away: it is shown, waits, and is told later.
   */
  becomes?(input: z.output<Input>): Readonly<Record<string, unknown>>
}

export interface ActionDefinition<
  R extends RecordDefinition = RecordDefinition,
  Input extends z.ZodObject = z.ZodObject,
> extends ActionOptions<Input> {
  readonly record: R
}

/** Describes what people do to a record, as against what they type into it. */
export function defineAction<R extends RecordDefinition, Input extends z.ZodObject>(
  record: R,
  options: ActionOptions<Input>,
): ActionDefinition<R, Input> {
  return { ...options, record }
}
