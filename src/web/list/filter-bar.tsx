import { useState } from 'react'
import type { Condition, Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Popover } from '../kit/popover.tsx'
import { useWords } from '../words/words.ts'
import { chipsOf, withCondition, withoutChip } from './chips.ts'
import { useConditionWords } from './condition-words.tsx'
import styles from './filter-bar.module.css'
import { FilterEditor } from './filter-editor.tsx'

interface Props {
  definition: RecordDefinition
  filter: Filter | undefined
  onChange: (filter: Filter) => void
  /** Opened by a key from outside. */
  adding: boolean
  onAdding: (open: boolean) => void
}

/** The filter as chips, each editable and removable, and a button for one more. */
export function FilterBar({ definition, filter, onChange, adding, onAdding }: Props) {
  const t = useWords()
  const chips = chipsOf(filter)
  return (
    <div className={styles.bar}>
      {chips.map((chip) =>
        'condition' in chip ? (
          <ConditionChip
            key={`${chip.index}${chip.condition.field}`}
            definition={definition}
            condition={chip.condition}
            onChange={(next) => onChange(withCondition(filter, next, chip.index))}
            onRemove={() => onChange(withoutChip(filter, chip.index))}
          />
        ) : (
          <span key={chip.index} className={styles.chip}>
            <span className={styles.part}>{t('filter.group')}</span>
            <RemoveButton label={t('filter.group')} onRemove={() => onChange(withoutChip(filter, chip.index))} />
          </span>
        ),
      )}
      <Popover
        opened={adding}
        onChange={onAdding}
        label={t('filter.add')}
        width={304}
        target={
          <Button kind="quiet" size={24} icon="filter" onClick={() => onAdding(!adding)}>
            {t('filter.filter')}
          </Button>
        }
      >
        <FilterEditor
          definition={definition}
          onChange={(condition) => onChange(withCondition(filter, condition))}
          onClose={() => onAdding(false)}
        />
      </Popover>
      {chips.length > 1 && (
        <Button kind="quiet" size={24} onClick={() => onChange({ and: [] })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}

interface ChipProps {
  definition: RecordDefinition
  condition: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function ConditionChip({ definition, condition, onChange, onRemove }: ChipProps) {
  const [open, setOpen] = useState(false)
  const words = useConditionWords(definition, condition)
  return (
    <span className={styles.chip}>
      <Popover
        opened={open}
        onChange={setOpen}
        label={words.label}
        width={304}
        target={
          <button type="button" className={styles.parts} onClick={() => setOpen(!open)} aria-expanded={open}>
            <span className={styles.part}>{words.label}</span>
            <span className={styles.part}>{words.operator}</span>
            {words.value && <b className={styles.part}>{words.value}</b>}
          </button>
        }
      >
        <FilterEditor
          definition={definition}
          condition={condition}
          onChange={onChange}
          onClose={() => setOpen(false)}
        />
      </Popover>
      <RemoveButton label={words.label} onRemove={onRemove} />
    </span>
  )
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  const t = useWords()
  return (
    <button type="button" className={styles.remove} aria-label={t('filter.remove', { label })} onClick={onRemove}>
      <Icon name="x" size={12} />
    </button>
  )
}
