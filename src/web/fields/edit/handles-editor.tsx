import { useState } from 'react'
import type { Handle } from '../../../kernel/field.ts'
import { newId } from '../../../kernel/id.ts'
import { Button } from '../../kit/button.tsx'
import { useWords } from '../../words/words.ts'
import { FieldValue } from '../field-value.tsx'
import { handleNetworks, parseHandle } from '../../../kernel/written/handle.ts'
import { sameValue, type EditorProps } from './editor-props.ts'
import { ListPanel } from './list-panel.tsx'
import styles from './list-panel.module.css'
import { useOnce } from './use-once.ts'

const empty = (): Handle => ({ id: newId(), network: 'linkedin', value: '' })

/** Profiles on social networks; a pasted address says which network it is. */
export function HandlesEditor({ field, value, onSave, onCancel }: EditorProps<Handle[]>) {
  const [items, setItems] = useState<Handle[]>(() => [...(value ?? []), empty()])
  const once = useOnce()
  const t = useWords()
  const change = (id: string, part: Partial<Handle>) => {
    const next = items.map((item) =>
      item.id === id ? { ...item, ...part, ...(part.value && parseHandle(part.value)) } : item,
    )
    setItems(next.at(-1)!.value === '' ? next : [...next, empty()])
  }
  const done = () => {
    const next = items.filter((item) => item.value.trim() !== '').map((item) => ({ ...item, value: item.value.trim() }))
    once(() => (sameValue(next, value ?? []) ? onCancel() : onSave(next.length > 0 ? next : null)))
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
          <select
            className={styles.select}
            aria-label={t('fields.network')}
            value={item.network}
            onChange={(event) => change(item.id, { network: event.currentTarget.value })}
          >
            {[...new Set([...handleNetworks, item.network])].map((network) => (
              <option key={network} value={network}>
                {t(`fields.networks.${network}`, { defaultValue: network })}
              </option>
            ))}
          </select>
          <input
            className={styles.input}
            value={item.value}
            aria-label={t('fields.numbered', { field: field.label, number: index + 1 })}
            placeholder={t('fields.addHandle')}
            autoComplete="off"
            data-autofocus={index === items.length - 1 || undefined}
            onChange={(event) => change(item.id, { value: event.currentTarget.value })}
          />
          <Button
            kind="quiet"
            icon="x"
            label={t('remove')}
            disabled={item.value === ''}
            onClick={() => setItems(items.filter((each) => each.id !== item.id))}
          />
        </div>
      ))}
    </ListPanel>
  )
}
