import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { LineSums } from './line-sums.tsx'
import { useLines } from './use-lines.ts'
import { lineAmount, type dealLine } from '../../model/index.ts'
import type { LinesKind } from './kind.ts'
import styles from './lines-list.module.css'

type Line = RowOf<typeof dealLine>
const LinesEditor = lazy(() => import('./lines-editor.tsx'))

interface Props {
  row: Row
  kind: LinesKind
  /** Whether they may still change. */
  open?: boolean
  /** What else the screen offers beneath the lines. */
  more?: (row: Row, count: number) => ReactNode
}

/** Lines with what, how many, at which price, and what they come to; all of it is edited on one screen. */
export default function LinesList({ row, kind, open = true, more }: Props) {
  const [editing, setEditing] = useState(false)
  const t = useWords()
  const { data } = useLines(kind, row.id)
  const may = useMayEdit(kind.whole, row.id) && open
  const lines = data?.data ?? []
  if (!data) return <RelatedSection label={t('deals.products')} busy />
  if (lines.length === 0 && !may) return null
  return (
    <RelatedSection
      label={t('deals.products')}
      count={lines.length || null}
      action={
        may && <Button kind="quiet" icon="pencil" label={t('deals.editLines')} onClick={() => setEditing(true)} />
      }
    >
      {lines.length > 0 && (
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{t('deals.product')}</th>
              <th scope="col">{t('deals.quantity')}</th>
              <th scope="col">{t('deals.total')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <OneLine key={line.id} row={line} linked={data.linked ?? {}} />
            ))}
          </tbody>
        </table>
      )}
      <LineSums short lines={lines} />
      {editing && (
        <Suspense>
          <LinesEditor row={row} kind={kind} more={more} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </RelatedSection>
  )
}

function OneLine({ row, linked }: { row: Line; linked: Linked }) {
  const t = useWords()
  const amount = lineAmount(row)
  const name = row.label ?? (row.product ? linked[row.product]?.title : null) ?? t('deals.product')
  return (
    <tr>
      <td>
        {name}
        {row.optional && <small>{t('deals.optional')}</small>}
        {row.price && (
          <small title={row.priceReason ?? undefined}>{t('deals.each', { price: formatMoney(row.price) })}</small>
        )}
      </td>
      <td>{formatNumber(row.quantity)}</td>
      <td>{amount && formatMoney(amount)}</td>
    </tr>
  )
}
