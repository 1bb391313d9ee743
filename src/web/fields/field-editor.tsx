import { lazy, Suspense, type ComponentType } from 'react'
import type { FieldType } from '../../kernel/field.ts'
import { whenIdle } from '../kit/when-idle.ts'
import { DayEditor, MomentEditor } from './edit/day-editor.tsx'
import type { EditorProps } from './edit/editor-props.ts'
import { LongTextEditor } from './edit/long-text-editor.tsx'
import { MoneyEditor, NumberEditor } from './edit/number-editor.tsx'
import { TextEditor, UrlEditor } from './edit/text-editor.tsx'
import { ComingEditor } from './edit/coming-editor.tsx'

export type FieldEditorProps = EditorProps

// What needs a list or a panel is fetched when nothing else is to do: whoever begins to type into a cell loses no letter.
const waiting: (() => Promise<unknown>)[] = []
function later<Door>(load: () => Promise<Door>, pick: (door: Door) => ComponentType<never>) {
  waiting.push(load)
  return lazy(() => load().then((door) => ({ default: pick(door) as ComponentType<FieldEditorProps> })))
}
const BooleanEditor = later(
  () => import('./edit/boolean-editor.tsx'),
  (door) => door.BooleanEditor,
)
const ChoiceEditor = later(
  () => import('./edit/choice-editor.tsx'),
  (door) => door.ChoiceEditor,
)
const ChoicesEditor = later(
  () => import('./edit/choices-editor.tsx'),
  (door) => door.ChoicesEditor,
)
const LinkEditor = later(
  () => import('./edit/link-editor.tsx'),
  (door) => door.LinkEditor,
)
const LinksEditor = later(
  () => import('./edit/links-editor.tsx'),
  (door) => door.LinksEditor,
)
const ContactsEditor = later(
  () => import('./edit/contacts-editor.tsx'),
  (door) => door.ContactsEditor,
)
const AddressesEditor = later(
  () => import('./edit/addresses-editor.tsx'),
  (door) => door.AddressesEditor,
)
const HandlesEditor = later(
  () => import('./edit/handles-editor.tsx'),
  (door) => door.HandlesEditor,
)
whenIdle(() => waiting.forEach((load) => void load()))

const editors: Partial<Record<FieldType, ComponentType<never>>> = {
  text: TextEditor,
  longText: LongTextEditor,
  number: NumberEditor,
  percent: NumberEditor,
  money: MoneyEditor,
  date: DayEditor,
  dateTime: MomentEditor,
  url: UrlEditor,
  boolean: BooleanEditor,
  choice: ChoiceEditor,
  choices: ChoicesEditor,
  link: LinkEditor,
  user: LinkEditor,
  links: LinksEditor,
  emails: ContactsEditor,
  phones: ContactsEditor,
  addresses: AddressesEditor,
  handles: HandlesEditor,
}

/**
 * Edits a value in its place: Enter or leaving keeps it (`onSave`, once), Escape gives up (`onCancel`). A text that cannot
 * be read stays, with the reason; what the server refuses is for the caller to keep beside the field.
 */
export function FieldEditor(props: FieldEditorProps) {
  const Editor = editors[props.field.type] as ComponentType<FieldEditorProps> | undefined
  if (!Editor) return null
  return (
    <Suspense fallback={<ComingEditor focused={props.autoFocus} onCancel={props.onCancel} />}>
      <Editor {...props} />
    </Suspense>
  )
}
