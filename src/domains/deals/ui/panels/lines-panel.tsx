import { useState } from 'react'
import type { Money } from '../../../../kernel/field.ts'
import { sumMoney, timesMoney } from '../../../../kernel/money.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { product } from '../../../catalog/model/index.ts'
import { client } from '../../../../web/api/client.ts'
import { remove } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { recordQuery } from '../../../../web/api/use-record.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { deal, dealLine } from '../../model/index.ts'
import styles from './lines-panel.module.css'

type Line = RowOf<typeof dealLine>

/** The products of a deal: what, how many, at which price, and what they come to. */
export default function LinesPanel({ row }: { row: Row }) {
  const [adding, setAdding] = useState(false)
  const t = useWords()
  const { data } = useRows(dealLine, {
    filter: { field: 'deal', is: row.id },
    sort: 'position',
    limit: 200,
    with: 'product',
  })
  const may = useMayEdit(deal, row.id)
  const lines = data?.data ?? []
  if (!data) return <RelatedSection label={t('deals.products')} busy />
  if (lines.length === 0 && !may) return null
  const total = totalOf(lines)
  return (
    <RelatedSection
      label={t('deals.products')}
      count={lines.length || null}
      action={may && <Button kind="quiet" icon="plus" label={t('deals.addProduct')} onClick={() => setAdding(true)} />}
    >
      {lines.length > 0 && (
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{t('deals.product')}</th>
              <th scope="col">{t('deals.quantity')}</th>
              <th scope="col">{t('deals.total')}</th>
              <th scope="col">
                <span className="aloud">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <OneLine key={line.id} row={line} linked={data.linked ?? {}} may={may} />
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <td colSpan={2}>{t('deals.totalWithoutTax')}</td>
                <td className="sb">{formatMoney(total)}</td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      )}
      {adding && (
        <QuickCreate
          definition={dealLine}
          initial={{ deal: row.id, quantity: 1, position: lines.length }}
          ask={['product', 'quantity', 'price', 'discount', 'label']}
          fill={priceOf}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </RelatedSection>
  )
}

/** A line begins with the price of its product. */
async function priceOf(name: string, value: unknown): Promise<Record<string, unknown>> {
  if (name !== 'product' || typeof value !== 'string') return {}
  const { data } = await client.fetchQuery(recordQuery(product, value))
  return data.price ? { price: data.price } : {}
}

function OneLine({ row, linked, may }: { row: Line; linked: Linked; may: boolean }) {
  const t = useWords()
  const amount = amountOf(row)
  const name = row.label ?? (row.product ? linked[row.product]?.title : null) ?? t('deals.product')
  return (
    <tr>
      <td>
        {name}
        {row.price && <small>{t('deals.each', { price: formatMoney(row.price) })}</small>}
      </td>
      <td>{formatNumber(row.quantity)}</td>
      <td>{amount && formatMoney(amount)}</td>
      <td>
        {may && (
          <Button
            kind="quiet"
            size={24}
            icon="x"
            label={t('deals.removeProduct', { name })}
            onClick={() =>
              void remove(dealLine, row).catch((error: unknown) => toast({ tone: 'danger', text: sentenceOf(error) }))
            }
          />
        )}
      </td>
    </tr>
  )
}

/** Price times quantity, less the discount. */
function amountOf({ price, quantity, discount }: Line): Money | null {
  if (!price) return null
  const share = discount ? String(1 - discount / 100) : '1'
  return timesMoney(timesMoney(price, String(quantity)), share)
}

/** Their sum, where all are in one currency. */
function totalOf(lines: readonly Line[]): Money | null {
  const amounts = lines.flatMap((line) => amountOf(line) ?? [])
  const currency = amounts[0]?.currency
  return currency && amounts.every((each) => each.currency === currency) ? sumMoney(amounts, currency) : null
}
