import { useId, useRef, useState } from 'react'
import type { Contact, Field } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import { contactsOf, emptyTyped } from '../fields/edit/contact-items.ts'
import { keepFocus } from '../fields/edit/keep-focus.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { MentionArea } from '../fields/mention/mention-area.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { join } from '../kit/join.ts'
import { isFilled } from '../record/detail-groups.ts'
import { useWords } from '../words/words.ts'
import styles from './form.module.css'

interface Props {
  field: Field
  of?: string
  value: unknown
  linked: Linked
  /** Each keystroke of a text, each kept value of everything else. */
  onChange: (value: unknown, linked?: Linked) => void
  error?: string | undefined
  autoFocus?: boolean | undefined
  /** Label inside the line instead of above it: for the few that stand beside each other. */
  inline?: boolean
}

/** A labelled field of a form: texts are typed straight away, everything else opens its editor when it is reached. */
export function FormField(props: Props) {
  const { field, error, inline } = props
  const id = useId()
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {field.label}
        {field.required && !inline && <span className="t3"> *</span>}
      </label>
      {isContacts(field) && !inline ? (
        <ContactsControl {...props} id={id} />
      ) : isText(field) && !inline ? (
        <TextControl {...props} id={id} />
      ) : (
        <ValueControl {...props} id={id} />
      )}
      {error ? (
        <span id={`${id}-more`} role="alert" className={styles.error}>
          {error}
        </span>
      ) : (
        field.help && !inline && <span className={styles.help}>{field.help}</span>
      )}
    </div>
  )
}

const isContacts = ({ type }: Field) => type === 'emails' || type === 'phones'
const isText = ({ type }: Field) => type === 'text' || type === 'longText'

function TextControl({ field, value, onChange, error, autoFocus, id }: Props & { id: string }) {
  const shared = {
    id,
    value: (value as string | null) ?? '',
    maxLength: field.max,
    autoFocus,
    autoComplete: 'off',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-more` : undefined,
  }
  return field.type === 'longText' ? (
    <MentionArea className={styles.area} rows={3} {...shared} onChange={(stored) => onChange(stored || null)} />
  ) : (
    <input className={styles.input} {...shared} onChange={(event) => onChange(event.currentTarget.value || null)} />
  )
}

/** Addresses or numbers on one line, with commas between; what is none is told when the line is left. */
function ContactsControl({ field, value, onChange, error, autoFocus, id }: Props & { id: string }) {
  const t = useWords()
  const [text, setText] = useState(() => ((value as Contact[] | null) ?? []).map((each) => each.value).join(', '))
  const [unread, setUnread] = useState<string | null>(null)
  const kind = field.type as 'emails' | 'phones'
  const read = () => {
    const found = contactsOf(kind, [{ ...emptyTyped(), text }], [])
    setUnread(found.unread[0] ?? null)
    return found.contacts
  }
  return (
    <>
      <input
        id={id}
        className={styles.input}
        value={text}
        autoFocus={autoFocus}
        autoComplete="off"
        inputMode={kind === 'emails' ? 'email' : 'tel'}
        aria-invalid={error || unread ? true : undefined}
        aria-describedby={error || unread ? `${id}-more` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setUnread(null)
          const found = contactsOf(kind, [{ ...emptyTyped(), text: event.currentTarget.value }], [])
          onChange(found.contacts.length > 0 ? found.contacts : null)
        }}
        onBlur={read}
      />
      {unread && !error && (
        <span id={`${id}-more`} role="alert" className={styles.error}>
          {t(kind === 'emails' ? 'fields.noEmail' : 'fields.noPhone', { text: unread })}
        </span>
      )}
    </>
  )
}

function ValueControl({ field, of, value, linked, onChange, autoFocus, error, id }: Props & { id: string }) {
  const [editing, setEditing] = useState(autoFocus ?? false)
  const button = useRef<HTMLButtonElement>(null)
  // The focus that comes back from an editor must not open it again.
  const returning = useRef(false)
  const leave = () => {
    setEditing(false)
    requestAnimationFrame(() => {
      returning.current = true
      keepFocus(button.current)
      returning.current = false
    })
  }
  const save = (next: unknown, titles?: Linked) => {
    leave()
    onChange(next, titles)
  }
  if (editing)
    return (
      <div className={join(styles.box, styles.open, error && styles.wrong)}>
        <FieldEditor
          field={field}
          of={of}
          value={value ?? null}
          linked={linked}
          autoFocus
          onCancel={leave}
          onSave={save}
        />
      </div>
    )
  return (
    <div className={join(styles.box, error && styles.wrong)}>
      <button
        ref={button}
        id={id}
        type="button"
        className={styles.value}
        onFocus={() => returning.current || setEditing(true)}
        onClick={() => setEditing(true)}
      >
        {isFilled(value) ? <Said field={field} value={value} linked={linked} /> : <span className="t3">—</span>}
      </button>
    </div>
  )
}

/** What leads elsewhere is told by its name: within the button that opens the editor nothing else is pressed. */
function Said({ field, value, linked }: Pick<Props, 'field' | 'value' | 'linked'>) {
  if (field.type === 'link') return <span>{linked[value as string]?.title}</span>
  return <FieldValue field={field} value={value} linked={linked} />
}
