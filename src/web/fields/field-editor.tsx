import { lazy, Suspense, type ComponentType } from 'react'
import type { FieldType } from '../../kernel/field.ts'
import { DayEditor, MomentEditor } from './edit/day-editor.tsx'
import type { EditorProps } from './edit/editor-props.ts'
import styles from './edit/editor.module.css'
import { LongTextEditor } from './edit/long-text-editor.tsx'
import { MoneyEditor, NumberEditor } from './edit/number-editor.tsx'
import { TextEditor, UrlEditor } from './edit/text-editor.tsx'

export type FieldEditorProps = EditorProps

// What needs a list or a panel is fetched when the first of its kind is opened.
const BooleanEditor = lazy(() => import('./edit/boolean-editor.tsx').then((door) => ({ default: door.BooleanEditor })))
const ChoiceEditor = lazy(() => import('./edit/choice-editor.tsx').then((door) => ({ default: door.ChoiceEditor })))
const ChoicesEditor = lazy(() => import('./edit/choices-editor.tsx').then((door) => ({ default: door.ChoicesEditor })))
const LinkEditor = lazy(() => import('./edit/link-editor.tsx').then((door) => ({ default: door.LinkEditor })))
const LinksEditor = lazy(() => import('./edit/links-editor.tsx').then((door) => ({ default: door.LinksEditor })))
const ContactsEditor = lazy(() =>
  import('./edit/contacts-editor.tsx').then((door) => ({ default: door.ContactsEditor })),
)
const AddressesEditor = lazy(() =>
  import('./edit/addresses-editor.tsx').then((door) => ({ default: door.AddressesEditor })),
)
const HandlesEditor = lazy(() => import('./edit/handles-editor.tsx').then((door) => ({ default: door.HandlesEditor })))

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
    <Suspense fallback={<span className={styles.line} />}>
      <Editor {...props} />
    </Suspense>
  )
}
