import { useState } from 'react'
import type { Address } from '../../../kernel/field.ts'
import { newId } from '../../../kernel/id.ts'
import { Button } from '../../kit/button.tsx'
import { currentLocale } from '../../words/format.ts'
import { useWords } from '../../words/words.ts'
import { FieldValue } from '../field-value.tsx'
import { formatCountry } from '../format/address.ts'
import { countries, parseAddress } from '../../../kernel/written/address.ts'
import { sameValue, type EditorProps } from './editor-props.ts'
import { ListPanel } from './list-panel.tsx'
import styles from './list-panel.module.css'
import { useOnce } from './use-once.ts'

const parts = ['street', 'postalCode', 'city', 'region'] as const

const empty = (): Address => ({
  id: newId(), label: null, primary: false, street: null, postalCode: null, city: null, region: null, country: null, latitude: null, longitude: null,
}) // prettier-ignore
const isFilled = (address: Address) =>
  Boolean(address.street || address.postalCode || address.city || address.region || address.country)

/** Postal addresses in their parts; a whole one pasted into the street is taken apart. */
export function AddressesEditor({ field, value, onSave, onCancel }: EditorProps<Address[]>) {
  const [items, setItems] = useState<Address[]>(() => (value?.length ? value : [{ ...empty(), primary: true }]))
  const once = useOnce()
  const t = useWords()
  // Coordinates belong to the address that they were found for.
  const change = (id: string, part: Partial<Address>) =>
    setItems(items.map((item) => (item.id === id ? { ...item, latitude: null, longitude: null, ...part } : item)))
  const paste = (id: string, text: string) => {
    const read = /[\n,]/.test(text) ? parseAddress(text, currentLocale()) : null
    if (read) change(id, read)
    return read !== null
  }
  const done = () => {
    const filled = items.filter(isFilled)
    const next = filled.map((item, index) => ({
      ...item,
      primary: filled.some((each) => each.primary) ? item.primary : index === 0,
    }))
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
        <fieldset
          key={item.id}
          className={items.length > 1 ? styles.block : undefined}
          aria-label={t('fields.numbered', { field: field.label, number: index + 1 })}
        >
          <div className={styles.grid}>
            {parts.map((part) => (
              <label key={part} className={`${styles.part} ${part === 'street' ? styles.wide : ''}`}>
                {t(`fields.address.${part}`)}
                <input
                  className={styles.input}
                  value={item[part] ?? ''}
                  autoComplete="off"
                  data-autofocus={(index === 0 && part === 'street') || undefined}
                  onChange={(event) => change(item.id, { [part]: event.currentTarget.value || null })}
                  onPaste={(event) =>
                    part === 'street' && paste(item.id, event.clipboardData.getData('text')) && event.preventDefault()
                  }
                />
              </label>
            ))}
            <label className={`${styles.part} ${styles.wide}`}>
              {t('fields.address.country')}
              <select
                className={styles.select}
                value={item.country ?? ''}
                onChange={(event) => change(item.id, { country: event.currentTarget.value || null })}
              >
                <option value="" />
                <Countries />
              </select>
            </label>
          </div>
          {items.length > 1 && (
            <Button kind="quiet" icon="trash" onClick={() => setItems(items.filter((each) => each.id !== item.id))}>
              {t('remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {items.every(isFilled) && (
        <Button kind="quiet" icon="plus" onClick={() => setItems([...items, empty()])}>
          {t('fields.addAddress')}
        </Button>
      )}
    </ListPanel>
  )
}

/** The countries of the world as options, in the reader's language and order. */
export function Countries() {
  const named = countries(currentLocale()).map(({ code }) => ({ code, name: formatCountry(code) }))
  return named
    .sort((a, b) => a.name.localeCompare(b.name, currentLocale()))
    .map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))
}
