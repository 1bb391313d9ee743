import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import type { ImportChanges } from '../model/reading.ts'
import { FoundInFile } from './found-in-file.tsx'
import styles from './import.module.css'
import { Foot } from './steps.tsx'
import { useDecide, type Import, type Preview } from './use-import.ts'
import { useImportWords } from './words.ts'

/** How many things of a file a person has to look at. */
export function openQuestions({ preview }: Import): number {
  return preview ? preview.undecided.length + cellsOf(preview).length + preview.ambiguous.length : 0
}

const cellsOf = ({ problems }: Preview) => problems.filter(({ kind, column }) => kind === 'value' && column !== null)

/** Names that are not known and cells that cannot be read, each to be put right at once for all rows that say it. */
export function CleanStep({ run, onNext, onBack }: { run: Import; onNext: () => void; onBack: () => void }) {
  const t = useImportWords()
  const decide = useDecide(run.id)
  const preview = run.preview
  const isOpen = preview !== null && openQuestions(run) > 0
  const busy = decide.isPending || run.state === 'planning'
  const put = (changes: ImportChanges) => decide.mutate(changes)
  return (
    <>
      <div className={styles.column}>
        {!isOpen && <EmptyState icon="circle-check" title={t('clean.fine')} />}
        {preview && preview.ambiguous.length > 0 && <FoundInFile run={run} busy={busy} onDecide={put} />}
        {preview && preview.undecided.length > 0 && (
          <Undecided run={run} items={preview.undecided} busy={busy} onDecide={put} />
        )}
        {preview && cellsOf(preview).length > 0 && <BadCells run={run} preview={preview} busy={busy} onDecide={put} />}
        {isOpen && <p className="t2">{t('clean.report')}</p>}
      </div>
      <Foot
        onBack={onBack}
        action={
          <Button kind="primary" size={32} busy={busy} onClick={onNext}>
            {t('next', { step: t('steps.match') })}
          </Button>
        }
      />
    </>
  )
}

/** Of what is asked about one by one, and from how many on all can be dealt with at once. */
const shown = 50
const few = 3

interface UndecidedProps {
  run: Import
  items: Preview['undecided']
  busy: boolean
  onDecide: (changes: ImportChanges) => void
}

function Undecided({ run, items, busy, onDecide }: UndecidedProps) {
  const t = useImportWords()
  const { corrections, missing } = run.options
  const correct = (target: string, value: string, meant: string | null) =>
    onDecide({ corrections: { ...corrections, [target]: { ...corrections[target], [value]: meant } } })
  const suggested = items.filter(({ suggestion }) => suggestion !== undefined)
  const many = [...Map.groupBy(items, ({ target }) => target)].filter(([, of]) => of.length > few)
  const acceptAll = () => {
    const next = structuredClone(corrections)
    for (const { target, value, suggestion } of suggested) (next[target] ??= {})[value] = suggestion!
    onDecide({ corrections: next })
  }
  return (
    <section>
      <div className="row">
        <h3 className="grow">{t('clean.undecided')}</h3>
        {suggested.length > 1 && (
          <Button busy={busy} icon="check" onClick={acceptAll}>
            {t('clean.accept')}
          </Button>
        )}
      </div>
      <div className={styles.without}>
        {many.map(([target, [first]]) => (
          <Button key={target} busy={busy} onClick={() => onDecide({ missing: { ...missing, [target]: 'leave' } })}>
            {t('clean.withoutAll', { field: first!.label })}
          </Button>
        ))}
      </div>
      <ul className={styles.questions}>
        {items.slice(0, shown).map((item) => (
          <li key={`${item.target} ${item.value}`}>
            <span className={styles.value}>
              <b className="cut">{item.value}</b>
              <span className="meta t3">
                {item.label} · {t('clean.rows', { count: item.rows })}
              </span>
            </span>
            {item.suggestion !== undefined && (
              <>
                <Button icon="check" busy={busy} onClick={() => correct(item.target, item.value, item.suggestion!)}>
                  {t('clean.take', { name: item.suggestion })}
                </Button>
                <Button busy={busy} onClick={() => correct(item.target, item.value, item.value)}>
                  {t('clean.keep')}
                </Button>
              </>
            )}
            {item.suggestion === undefined && item.mayAdd && (
              <Button
                busy={busy}
                icon="plus"
                onClick={() => onDecide({ missing: { ...missing, [item.target]: 'add' } })}
              >
                {t('clean.add')}
              </Button>
            )}
            <Meant
              busy={busy}
              label={`${t('clean.meant')}: ${item.value}`}
              placeholder={t('clean.meant')}
              onMeant={(meant) => correct(item.target, item.value, meant)}
            />
            <Button kind="quiet" busy={busy} onClick={() => correct(item.target, item.value, null)}>
              {t('clean.leave')}
            </Button>
          </li>
        ))}
      </ul>
      {items.length > shown && <p className="meta t3">{t('clean.more', { count: shown })}</p>}
    </section>
  )
}

interface MeantProps {
  busy: boolean
  label: string
  placeholder?: string
  initial?: string
  onMeant: (text: string) => void
}

/** A text typed in place of another; taken over by Enter or on leaving. */
function Meant({ busy, label, placeholder, initial = '', onMeant }: MeantProps) {
  const [text, setText] = useState(initial)
  const take = () => {
    if (text.trim() !== '' && text !== initial) onMeant(text.trim())
  }
  return (
    <input
      className={styles.meant}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      disabled={busy}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

function BadCells({
  run,
  preview,
  busy,
  onDecide,
}: {
  run: Import
  preview: Preview
  busy: boolean
  onDecide: (changes: ImportChanges) => void
}) {
  const t = useImportWords()
  const cells = cellsOf(preview)
  const put = (row: number, column: number, text: string) => {
    const others = run.options.cells.filter((each) => each.row !== row || each.column !== column)
    onDecide({ cells: [...others, { row, column, text }] })
  }
  return (
    <section>
      <h3>{t('clean.cells')}</h3>
      <table className={styles.cells}>
        <thead>
          <tr>
            <th scope="col">{t('clean.row')}</th>
            <th scope="col">{t('map.column')}</th>
            <th scope="col">{t('clean.value')}</th>
            <th scope="col">{t('clean.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, shown).map(({ row, column, value, reason }) => (
            <tr key={`${row} ${column}`}>
              <td>{formatNumber(row)}</td>
              <td className="cut">{run.columns[column!]?.name}</td>
              <td>
                <Meant
                  busy={busy}
                  label={`${t('clean.put')}: ${value}`}
                  initial={value}
                  onMeant={(text) => put(row, column!, text)}
                />
              </td>
              <td className="t2">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > shown && <p className="meta t3">{t('clean.more', { count: shown })}</p>}
    </section>
  )
}
