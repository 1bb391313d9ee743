import type { ActionDefinition } from '../../kernel/action.ts'
import { mergeAny } from '../../kernel/merge-own.ts'
import type { Field, Option } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { RoomUi } from '../room.ts'
import type { Words } from './words.ts'

/** The words of a field: its label alone, or with its help, what it begins with, its choices and the name of its related list. */
type FieldWords =
  string | { label?: string; help?: string; backLabel?: string; initial?: string; options?: Record<string, string> }
interface ActionWords {
  label?: string
  summary?: string
  input?: Record<string, FieldWords>
}
interface RecordWords {
  one?: string
  many?: string
  fields?: Record<string, FieldWords>
  actions?: Record<string, ActionWords>
}

type Put<T> = { -readonly [K in keyof T]?: T[K] | undefined }
const put = <T extends object>(target: T, given: Put<T>) => {
  for (const [key, value] of Object.entries(given)) if (value) (target as Record<string, unknown>)[key] = value
}

/**
 * Lets the definitions and screens of rooms speak the reader's language; what has no words keeps its English. A page has one
 * reader, so the labels themselves are reworded, once, before anything is drawn.
 */
export function speak(rooms: readonly RoomUi[], spoken: Words): void {
  const definitions = (spoken.definitions ?? {}) as Record<string, RecordWords>
  for (const record of rooms.flatMap(({ model }) => model.records)) speakRecord(record, definitions)
  for (const action of rooms.flatMap(({ model }) => model.actions))
    speakAction(action, definitions[action.record.name]?.actions?.[action.name] ?? {})
  speakAction(mergeAny, definitions.record?.actions?.merge ?? {})
  for (const room of rooms) speakScreens(room, (spoken.screens ?? {}) as Record<string, Record<string, string>>)
}

function speakRecord(record: RecordDefinition, definitions: Readonly<Record<string, RecordWords>>) {
  const own = definitions[record.name] ?? {}
  put(record.label, { one: own.one, many: own.many })
  // Once a company's own fields are there, `all` may have its own copies.
  for (const [name, field] of [...Object.entries(record.fields), ...Object.entries(record.all)])
    speakField(field, own.fields?.[name] ?? (name in record.fields ? undefined : definitions.record?.fields?.[name]))
}

function speakAction(action: ActionDefinition, { label, summary, input }: ActionWords) {
  put(action, { label, summary })
  for (const [name, field] of Object.entries(action.input)) speakField(field, input?.[name])
}

function speakField(field: Field, words: FieldWords | undefined) {
  if (words === undefined) return
  if (typeof words === 'string') return put(field, { label: words })
  put(field, { label: words.label, help: words.help, backLabel: words.backLabel, initial: words.initial })
  for (const option of (field.options ?? []) as Option[]) put(option, { label: words.options?.[option.key] })
}

/** What rooms name on screens by themselves: panels and views by record and key, what is asked at a creation by record and name, settings by path, the menu by address. */
function speakScreens(room: RoomUi, screens: Readonly<Record<string, Record<string, string>>>) {
  for (const each of room.panels ?? [])
    put(each, { label: screens.panels?.[each.record ? `${each.record}.${each.key}` : each.key] })
  for (const [record, list] of Object.entries(room.lists ?? {}))
    for (const view of list.views ?? []) put(view, { label: screens.views?.[`${record}.${view.key}`] })
  for (const { record, also } of room.creates ?? [])
    for (const [name, field] of Object.entries(also)) put(field, { label: screens.creates?.[`${record}.${name}`] })
  for (const each of room.settings ?? []) put(each, { label: screens.settings?.[each.path] })
  for (const each of room.commands ?? []) put(each, { label: screens.commands?.[each.id] })
  for (const each of room.top ?? []) put(each, { label: screens.menu?.[each.to] })
  for (const each of room.menu ?? []) put(each, { label: each.to && screens.menu?.[each.to] })
}
