import { definitionOf } from '../../../web/app/registry.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import styles from './import.module.css'
import type { Import } from './use-import.ts'
import { useImportWords } from './words.ts'

interface Props {
  run: Import
  /** The column's name, read aloud. */
  label: string
  /** A target's key; empty for a column that is left out. */
  value: string
  onChange: (target: string) => void
}

/** What a column becomes, chosen from all that the record can take. */
export function TargetSelect({ run, label, value, onChange }: Props) {
  const t = useImportWords()
  const groups = Map.groupBy(run.targets, ({ key, record }) => (key.startsWith('@') ? '' : record))
  const isKey = value !== '' && run.options.match.includes(value)
  return (
    <span className={styles.select} data-empty={value === '' || undefined}>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('map.leaveOut')}</option>
        {[...groups].map(([record, targets]) => (
          <optgroup key={record} label={record === '' ? '…' : definitionOf(record).label.one}>
            {targets.map(({ key, label: name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {isKey && <Icon name="key" size={14} />}
      <Icon name="chevron-down" />
    </span>
  )
}
