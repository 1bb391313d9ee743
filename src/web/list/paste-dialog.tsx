import { useEffect, useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { sentenceOf } from '../api/request.ts'
import { useMe } from '../api/use-me.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { changeCells, previewCells, type CellChange } from './change-cells.ts'
import type { Column } from './columns.ts'
import type { Range } from './grid-keys.ts'
import type { Lines } from './lines.ts'
import type { BulkAnswer } from './preview-bulk.ts'
import styles from './paste-dialog.module.css'
import { readCells, type Copied, type Misfit, type Target } from './read-cells.ts'
import { sourceOf, spreadOf } from './spread.ts'
import { nameOf } from './table-row.tsx'
import { rowsBetween } from './use-cells.tsx'

interface Props {
  definition: RecordDefinition
  columns: readonly Column[]
  lines: Lines
  range: Range
  clip: { texts: string[][]; copied: Copied[][] | null }
  may: (row: Row, column: Column) => boolean
  /** Reads the rows between two lines, where they have not been. */
  ensure: (first: number, last: number) => Promise<void>
  onClose: () => void
}
interface Plan {
  changes: CellChange[]
  misfits: Misfit[]
  /** Cells of what was copied that lie beyond the last row or column. */
  beyond: number
  answer: BulkAnswer
}

const mostShown = 50
const mostMisfits = 8

/** What a pasted range would change, and what of it does not fit, before anything is changed. */
export function PasteDialog({ definition, columns, lines, range, clip, may, ensure, onClose }: Props) {
  const t = useWords()
  const { currency } = useMe().workspace
  const [ready, setReady] = useState(false)
  const [plan, setPlan] = useState<Plan | null>(null)
  const [error, setError] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const size = { rows: clip.texts.length, columns: Math.max(...clip.texts.map((row) => row.length)) }
  const spread = spreadOf(range, size)

  useEffect(() => {
    ensure(range.rows[0], Math.min(range.rows[0] + spread.rows * 2, lines.lay.length - 1))
      .then(() => setReady(true))
      .catch((refused: unknown) => setError(sentenceOf(refused)))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is pasted does not change while it is shown
  }, [])
  useEffect(() => {
    if (!ready) return
    const stop = new AbortController()
    void planOf(stop.signal).then(
      (found) => !stop.signal.aborted && setPlan(found),
      (refused: unknown) => !stop.signal.aborted && setError(sentenceOf(refused)),
    )
    return () => stop.abort()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above: it is made once, when the rows are there
  }, [ready])

  // It cannot have the focus before there is something to change.
  useEffect(() => button.current?.focus(), [plan])

  async function planOf(signal: AbortSignal): Promise<Plan> {
    const rows = rowsBetween(lines, range.rows[0], lines.lay.length - 1, spread.rows)
    const targets: Target[] = rows.flatMap((row, at) =>
      columns.slice(range.columns[0], range.columns[0] + spread.columns).flatMap((column, beside) => {
        const [from, under] = sourceOf(size, at, beside)
        if (!row) return []
        return [{ row, column, text: clip.texts[from]![under] ?? '', copied: clip.copied?.[from]?.[under] }]
      }),
    )
    const { changes, misfits } = await readCells(targets, currency, may)
    const none = { change: 0, unchanged: 0, skipped: [] }
    const answer = changes.length > 0 ? await previewCells(definition, changes, signal) : none
    return { changes, misfits, beyond: spread.rows * spread.columns - targets.length, answer }
  }

  const skipped = new Set(plan?.answer.skipped.flatMap(({ ids }) => ids))
  const changes = plan?.changes.filter(({ row }) => !skipped.has(row.id)) ?? []
  const apply = () => {
    void changeCells(definition, changes)
    onClose()
  }
  return (
    <Dialog
      title={t('cells.paste')}
      width={640}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" ref={button} disabled={changes.length === 0} onClick={apply}>
            {t('bulk.change')}
          </Button>
        </>
      }
    >
      <div role="status" className={styles.words}>
        {error && <p className="bad">{error}</p>}
        {!plan && !error && <p className="t2">{t('bulk.counting')}</p>}
        {plan && (
          <p>
            {changes.length === 0
              ? t('cells.nothing')
              : t('cells.willChange', { count: changes.length, number: formatNumber(changes.length) })}
          </p>
        )}
        {plan?.answer.skipped.map(({ reason, count }) => (
          <p key={reason} className="warn">
            {t('bulk.skipped', { number: formatNumber(count), reason })}
          </p>
        ))}
        {plan && plan.misfits.length > 0 && (
          <>
            <p className="warn">
              {t('cells.misfits', { count: plan.misfits.length, number: formatNumber(plan.misfits.length) })}
            </p>
            <ul className={styles.misfits}>
              {plan.misfits.slice(0, mostMisfits).map(({ row, column, text, why }) => (
                <li key={`${row.id}${column.name}`}>
                  {`${nameOf(definition, row)}, ${column.field.label}: `}
                  {t(`cells.why.${why}`, { text, field: column.field.label })}
                </li>
              ))}
            </ul>
          </>
        )}
        {plan && plan.beyond > 0 && (
          <p className="warn">{t('cells.beyond', { count: plan.beyond, number: formatNumber(plan.beyond) })}</p>
        )}
      </div>
      {changes.length > 0 && (
        <table className={styles.table}>
          <tbody>
            {changes.slice(0, mostShown).map(({ row, column, value, linked }) => (
              <tr key={`${row.id}${column.name}`}>
                <th scope="row" className="cut">
                  {nameOf(definition, row)}
                </th>
                <td className="t2 cut">{column.field.label}</td>
                <td className={styles.before}>
                  <FieldValue field={column.field} value={row[column.name] ?? null} linked={lines.linked} />
                </td>
                <td className={styles.arrow}>
                  <Icon name="arrow-right" size={12} />
                </td>
                <td className="cut">
                  {value === null ? (
                    <span className="t3">{t('cells.emptied')}</span>
                  ) : (
                    <FieldValue field={column.field} value={value} linked={{ ...lines.linked, ...linked }} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > mostShown && (
        <p className="t2">{t('cells.more', { number: formatNumber(changes.length - mostShown) })}</p>
      )}
    </Dialog>
  )
}
