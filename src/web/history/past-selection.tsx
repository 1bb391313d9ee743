import { useState } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pathOf } from '../api/path.ts'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { countOf, type Selection } from '../list/selection.ts'
import styles from '../list/selection-bar.module.css'
import type { ListWindow } from '../list/window.ts'
import { formatDayTime, formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { ListPast } from './list-past.ts'
import { TakeBack } from './take-back.tsx'
import own from './history.module.css'

interface Props {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  past: ListPast
  filter: Filter | undefined
  q: string | undefined
  selection: Selection
  window: ListWindow
  onSelectAll: () => void
  onClear: () => void
}

/** What can be done with chosen rows of the past: bring them back. */
export function PastSelection(props: Props) {
  const { selection, window, q, onSelectAll, onClear } = props
  const [open, setOpen] = useState(false)
  const t = useWords()
  const count = countOf(selection, window.length)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('list.selection')}>
      <span className={styles.count}>{t('list.selected', { count, number: formatNumber(count) })}</span>
      {!selection.all && selection.ids.size < window.length && !q && (
        <Button kind="link" onClick={onSelectAll}>
          {t('list.selectAll', { number: formatNumber(window.length) })}
        </Button>
      )}
      <span className="vr" />
      <Button kind="quiet" icon="arrow-back-up" onClick={() => setOpen(true)}>
        <span>{t('history.restoreSelection')}</span>
      </Button>
      <span className="vr" />
      <Button kind="quiet" icon="x" label={t('list.clearSelection')} onClick={onClear} />
      {open && <Restore {...props} count={count} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Restore(props: Props & { count: number; onClose: () => void }) {
  const { definition, fields, past, filter, selection, window, count, onClose, onClear } = props
  const t = useWords()
  const offered = namesOf(fields, selection, window)
  const [left, setLeft] = useState<readonly string[]>([])
  const chosen = offered.filter((name) => !left.includes(name))
  const target = selection.all ? { filter: filter ?? { and: [] }, found: past.found } : { ids: [...selection.ids] }
  const body = { asOf: past.asOf, ...target, ...(left.length > 0 && chosen.length > 0 && { fields: chosen }) }
  return (
    <TakeBack
      key={JSON.stringify(body)}
      title={t('history.restoreMany', { number: formatNumber(count), when: formatDayTime(past.asOf) })}
      path={`${pathOf(definition)}/rewind`}
      body={body}
      linked={window.linked}
      done={t('history.restored', { when: formatDayTime(past.asOf) })}
      doIt={() => t('record.restore')}
      onClose={onClose}
      onDone={onClear}
    >
      {offered.length > 1 && (
        <fieldset className={own.choice}>
          <legend className="meta t2">{t('history.whichFields')}</legend>
          {offered.map((name) => {
            const label = name === 'deletedAt' ? t('history.bin') : fields[name]!.label
            const on = chosen.includes(name)
            return (
              <label key={name} className="row">
                <Checkbox
                  label={label}
                  checked={on}
                  disabled={on && chosen.length === 1}
                  onChange={() => setLeft(on ? [...left, name] : left.filter((each) => each !== name))}
                />
                {label}
              </label>
            )
          })}
        </fieldset>
      )}
    </TakeBack>
  )
}

/** The fields that differ in the chosen rows, as far as those have been read. */
function namesOf(fields: Props['fields'], { all, ids }: Selection, { now = {} }: ListWindow): string[] {
  const rows = Object.entries(now).filter(([id]) => all || ids.has(id))
  const names = new Set(rows.flatMap(([, differences]) => Object.keys(differences)))
  return [...names].filter((name) => name === 'deletedAt' || ['typed', 'action'].includes(fields[name]?.setBy ?? ''))
}
