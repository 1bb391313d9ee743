import { useState } from 'react'
import type { Contact } from '../../../kernel/field.ts'
import { Button } from '../../kit/button.tsx'
import { join } from '../../kit/join.ts'
import { useWords } from '../../words/words.ts'
import { FieldValue } from '../field-value.tsx'
import { contactsOf, emptyTyped, typedOf, type Typed } from './contact-items.ts'
import { sameValue, type EditorProps } from './editor-props.ts'
import { ListPanel } from './list-panel.tsx'
import styles from './list-panel.module.css'
import { useOnce } from './use-once.ts'

const labels = { emails: ['work', 'home', 'other'], phones: ['work', 'mobile', 'home', 'direct', 'fax', 'other'] }

/** E-mail addresses or phone numbers: several, each with a label, one of them primary; pasted lists are taken apart. */
export function ContactsEditor({ field, value, typed, onSave, onCancel }: EditorProps<Contact[]>) {
  const kind = field.type as 'emails' | 'phones'
  const [items, setItems] = useState<Typed[]>(() => [...typedOf(value ?? []), { ...emptyTyped(), text: typed ?? '' }])
  const [unread, setUnread] = useState<string[]>([])
  const once = useOnce()
  const t = useWords()
  const change = (id: string, part: Partial<Typed>) => {
    const next = items.map((item) =>
      item.id === id ? { ...item, ...part } : part.primary ? { ...item, primary: false } : item,
    )
    setItems(next.at(-1)!.text === '' ? next : [...next, emptyTyped()])
  }
  const done = () => {
    const read = contactsOf(kind, items, value ?? [])
    if (read.unread.length > 0) return setUnread(read.unread)
    const next = read.contacts.length > 0 ? read.contacts : null
    once(() => (sameValue(next, value?.length ? value : null) ? onCancel() : onSave(next)))
  }
  return (
    <ListPanel
      label={field.label}
      shown={<FieldValue field={field} value={value} />}
      onDone={done}
      onCancel={() => once(onCancel)}
    >
      {items.map((item, index) => (
        <div key={item.id} className={styles.row}>
          <input
            className={styles.input}
            value={item.text}
            aria-label={t('fields.numbered', { field: field.label, number: index + 1 })}
            placeholder={t(kind === 'emails' ? 'fields.addEmail' : 'fields.addPhone')}
            inputMode={kind === 'emails' ? 'email' : 'tel'}
            autoComplete="off"
            data-autofocus={index === items.length - 1 || undefined}
            onChange={(event) => change(item.id, { text: event.currentTarget.value })}
          />
          <select
            className={styles.select}
            aria-label={t('fields.kind')}
            value={item.label ?? ''}
            onChange={(event) => change(item.id, { label: event.currentTarget.value || null })}
          >
            <option value="">{t('fields.label.none')}</option>
            {[...new Set([...labels[kind], ...(item.label ? [item.label] : [])])].map((label) => (
              <option key={label} value={label}>
                {t(`fields.label.${label}`, { defaultValue: label })}
              </option>
            ))}
          </select>
          <Button
            kind="quiet"
            icon={item.primary ? 'star-filled' : 'star'}
            label={t(item.primary ? 'fields.isPrimary' : 'fields.makePrimary')}
            className={join(item.primary && styles.primary)}
            aria-pressed={item.primary}
            disabled={item.text === ''}
            onClick={() => change(item.id, { primary: true })}
          />
          <Button
            kind="quiet"
            icon="x"
            label={t('remove')}
            disabled={item.text === ''}
            onClick={() => setItems(items.filter((each) => each.id !== item.id))}
          />
        </div>
      ))}
      {unread.length > 0 && (
        <p role="alert" className="meta bad">
          {t(kind === 'emails' ? 'fields.noEmail' : 'fields.noPhone', { text: unread[0] })}
        </p>
      )}
    </ListPanel>
  )
}
