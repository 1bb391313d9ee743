import { lazy, Suspense, useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { LineSums } from '../lines/line-sums.tsx'
import { useLines } from '../lines/use-lines.ts'
import { deal, lineAmount, type dealLine } from '../../model/index.ts'
import styles from './lines-panel.module.css'

type Line = RowOf<typeof dealLine>
const LinesEditor = lazy(() => import('../lines/lines-editor.tsx'))

/** The products of a deal: what, how many, at which price, and what they come to; all of it is edited on one screen. */
export default function LinesPanel({ row }: { row: Row }) {
  const [editing, setEditing] = useState(false)
  const t = useWords()
  const { data } = useLines(row.id)
  const may = useMayEdit(deal, row.id)
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
          <LinesEditor row={row} onClose={() => setEditing(false)} />
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
