import { Suspense, useState } from 'react'
import type { Condition, Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { fetched } from '../kit/fetched.tsx'
import { Icon } from '../kit/icon.tsx'
import { Popover } from '../kit/popover.tsx'
import { whenIdle } from '../kit/when-idle.ts'
import { useWords } from '../words/words.ts'
import { chipsOf, withoutChip, withPart } from './chips.ts'
import { FilterSentence, useConditionWords } from './condition-words.tsx'
import styles from './filter-bar.module.css'

const FilterEditor = fetched(() => import('./filter-editor.tsx').then((door) => door.FilterEditor))
const GroupEditor = fetched(() => import('./group-editor.tsx').then((door) => door.GroupEditor))
whenIdle(() => void FilterEditor.fetch())

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
  const [grouping, setGrouping] = useState(false)
  const chips = chipsOf(filter)
  const close = () => {
    onAdding(false)
    setGrouping(false)
  }
  return (
    <div className={styles.bar}>
      {chips.map(({ index, part }) => {
        const shared = {
          definition,
          onChange: (next: Filter) => onChange(withPart(filter, next, index)),
          onRemove: () => onChange(withoutChip(filter, index)),
        }
        return 'field' in part ? (
          <ConditionChip key={`${index}${part.field}`} {...shared} condition={part} />
        ) : (
          <GroupChip key={index} {...shared} filter={part} />
        )
      })}
      <Popover
        opened={adding}
        onChange={(open) => (open ? onAdding(true) : close())}
        label={t('filter.add')}
        width={grouping ? 420 : 304}
        target={
          <Button kind="quiet" size={24} icon="filter" onClick={() => (adding ? close() : onAdding(true))}>
            {t('filter.filter')}
          </Button>
        }
      >
        <Suspense>
          {grouping ? (
            <GroupEditor
              definition={definition}
              onChange={(part) => onChange(withPart(filter, part))}
              onClose={close}
            />
          ) : (
            <FilterEditor
              definition={definition}
              onChange={(condition) => onChange(withPart(filter, condition))}
              onGroup={() => setGrouping(true)}
              onClose={close}
            />
          )}
        </Suspense>
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
  onChange: (filter: Filter) => void
  onRemove: () => void
}

function ConditionChip({ definition, condition, onChange, onRemove }: ChipProps & { condition: Condition }) {
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
        <Suspense>
          <FilterEditor
            definition={definition}
            condition={condition}
            onChange={onChange}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Popover>
      <RemoveButton label={words.label} onRemove={onRemove} />
    </span>
  )
}

function GroupChip({ definition, filter, onChange, onRemove }: ChipProps & { filter: Filter }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <span className={styles.chip}>
      <Popover
        opened={open}
        onChange={setOpen}
        label={t('filter.group')}
        width={420}
        target={
          <button type="button" className={styles.parts} onClick={() => setOpen(!open)} aria-expanded={open}>
            <span className={styles.sentence}>
              <FilterSentence definition={definition} filter={filter} />
            </span>
          </button>
        }
      >
        <Suspense>
          <GroupEditor definition={definition} filter={filter} onChange={onChange} onClose={() => setOpen(false)} />
        </Suspense>
      </Popover>
      <RemoveButton label={t('filter.group')} onRemove={onRemove} />
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
