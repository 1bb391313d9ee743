import type { Field } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import { discardUnsaved, retryUnsaved } from '../api/use-update.ts'
import type { Unsaved } from '../api/unsaved.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Icon } from '../kit/icon.tsx'
import { Menu } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { reasonOf, UnsavedReason } from './unsaved-reason.tsx'
import { useArrived } from './use-arrived.ts'
import styles from './unsaved.module.css'

interface Props {
  unsaved: Unsaved
  field: Field
  linked: Linked
  onEdit: () => void
  /** What stands there now. */
  now: unknown
}

/** Beside a value that could not be kept: what was typed, why it is not saved, and what can be done. */
export function UnsavedMark({ unsaved, field, linked, onEdit, now }: Props) {
  const t = useWords()
  const { conflict } = unsaved
  useArrived(unsaved, now)
  const shown = (value: unknown) => <FieldValue field={field} value={value} linked={linked} />
  return (
    <Menu
      align="end"
      items={[
        {
          label: t(conflict ? 'unsaved.keepMine' : unsaved.why ? 'retry' : 'unsaved.save'),
          icon: conflict ? 'check' : 'refresh',
          hint: shown(unsaved.value),
          onSelect: () => void retryUnsaved(unsaved),
        },
        {
          label: t(conflict ? 'unsaved.useTheirs' : 'unsaved.discard'),
          icon: 'arrow-back-up',
          hint: shown(now),
          onSelect: () => discardUnsaved(unsaved),
        },
        { label: t('unsaved.edit'), icon: 'pencil', onSelect: onEdit },
      ]}
      head={<UnsavedReason unsaved={unsaved} shown={shown} />}
    >
      <button type="button" tabIndex={-1} className={styles.mark} title={reasonOf(unsaved)}>
        <Icon name="alert-circle" size={14} />
        <span className="cut">{shown(unsaved.value)}</span>
        <span className="aloud">{t('unsaved.notSaved')}</span>
      </button>
    </Menu>
  )
}
