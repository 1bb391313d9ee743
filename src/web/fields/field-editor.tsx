import { Suspense, type ComponentType } from 'react'
import type { FieldType } from '../../kernel/field.ts'
import { fetched } from '../kit/fetched.tsx'
import { whenIdle } from '../kit/when-idle.ts'
import { DayEditor, MomentEditor } from './edit/day-editor.tsx'
import type { EditorProps } from './edit/editor-props.ts'
import { LongTextEditor } from './edit/long-text-editor.tsx'
import { MoneyEditor, NumberEditor } from './edit/number-editor.tsx'
import { TextEditor, UrlEditor } from './edit/text-editor.tsx'
import { ComingEditor } from './edit/coming-editor.tsx'

export type FieldEditorProps = EditorProps

// What needs a list or a panel is fetched when nothing else is to do: whoever begins to type into a cell loses no letter.
const BooleanEditor = fetched(() => import('./edit/boolean-editor.tsx').then((door) => door.BooleanEditor))
const ChoiceEditor = fetched(() => import('./edit/choice-editor.tsx').then((door) => door.ChoiceEditor))
const ChoicesEditor = fetched(() => import('./edit/choices-editor.tsx').then((door) => door.ChoicesEditor))
const LinkEditor = fetched(() => import('./edit/link-editor.tsx').then((door) => door.LinkEditor))
const LinksEditor = fetched(() => import('./edit/links-editor.tsx').then((door) => door.LinksEditor))
const ContactsEditor = fetched(() => import('./edit/contacts-editor.tsx').then((door) => door.ContactsEditor))
const AddressesEditor = fetched(() => import('./edit/addresses-editor.tsx').then((door) => door.AddressesEditor))
const HandlesEditor = fetched(() => import('./edit/handles-editor.tsx').then((door) => door.HandlesEditor))
const later = [
  BooleanEditor,
  ChoiceEditor,
  ChoicesEditor,
  LinkEditor,
  LinksEditor,
  ContactsEditor,
  AddressesEditor,
  HandlesEditor,
]
whenIdle(() => later.forEach((editor) => void editor.fetch()))

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
