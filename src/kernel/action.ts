import type { Fields, GivenValues } from './field.ts'
import type { Filter } from './filter.ts'
import type { RecordDefinition } from './record.ts'

export interface ActionOptions<Input extends Fields, R extends RecordDefinition = RecordDefinition> {
  /** A verb, camelCase: `win`. With its record it is the path: POST /api/v1/deals/:id/win. */
  name: string
  /** On a button: "Mark as won"; "Qualify…" asks first, though nothing is required. */
  label: string
  /** For a person, a sentence: also the API's text, the menu's hint and the tool description. */
  summary: string
  icon: string
  /** What it asks for, each a field; unlike a record's, what is not required may only be left out. */
  input: Input
  /** The records it can be done to; elsewhere it is not offered, and refused. */
  when?: Filter
  /** Which right it asks for on the record: to edit it (the default), or to be an admin. */
  needs?: 'edit' | 'admin'
  /** May be done to many at once. */
  bulk?: boolean
  /** It is not taken back, the room refuses that: no Undo is offered once it is done; or only where the record is so before. */
  final?: boolean | Filter
  /** A panel of the room offers it where it is called for; it stands among the buttons of no page. */
  onPanel?: boolean
  /** The link by which a record that it makes names the one it was done to: whoever did it on its page is led to the new one. */
  makes?: keyof R['fields'] & string
  /**
   * What becomes of the record's fields, as far as the input alone says it. Where this is known, it can be done while the
   * server is away: it is shown, waits, and is told later.
   */
  becomes?(input: GivenValues<Input>): Readonly<Record<string, unknown>>
}

export interface ActionDefinition<
  R extends RecordDefinition = RecordDefinition,
  Input extends Fields = Fields,
> extends ActionOptions<Input, R> {
  readonly record: R
}

/** Describes what people do to a record, as against what they type into it. */
export function defineAction<R extends RecordDefinition, Input extends Fields>(
  record: R,
  options: ActionOptions<Input, R>,
): ActionDefinition<R, Input> {
  const at = `${record.name}.actions.${options.name}.input`
  const input = Object.entries(options.input).map(([name, field]) => [name, { path: `${at}.${name}`, ...field }])
  return { ...options, record, input: Object.fromEntries(input) as Input }
}

/** What an action is called where it asks no more: its label without the ellipsis. */
export const calledDone = ({ label }: Pick<ActionOptions<Fields>, 'label'>): string => label.replace(/\s*…$/, '')
