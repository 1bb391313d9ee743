import { Suspense, useState } from 'react'
import type { ActionDefinition } from '../../../../kernel/action.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { ActionForm } from '../../../../web/record/action-form.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatDay, formatMoney, formatNumber, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { lineAmount } from '../../../deals/model/index.ts'
import { changeLine, endLine, subscription, subscriptionLine } from '../../model/index.ts'
import { asPriced } from '../../model/mrr.ts'
import styles from './lines-panel.module.css'

type Line = RowOf<typeof subscriptionLine>
const asked = ['product', 'label', 'quantity', 'price', 'billing', 'discount', 'startsOn', 'endsOn']

/** What a customer has of a subscription now and later, and, when asked, what they had. */
export default function LinesPanel({ row }: { row: Row }) {
  const t = useWords()
  const [adding, setAdding] = useState(false)
  const [past, setPast] = useState(false)
  const may = useMayEdit(subscription, row.id) && row.status !== 'ended'
  const filter = { field: 'subscription', is: row.id }
  const { data } = useRows(subscriptionLine, { filter, sort: 'startsOn', limit: 200, with: 'product' })
  if (!data) return <RelatedSection label={t('subscriptions.lines')} busy />
  const over = data.data.filter(isOver)
  const lines = past ? data.data : data.data.filter((line) => !isOver(line))
  if (data.data.length === 0 && !may) return null
  return (
    <RelatedSection
      label={t('subscriptions.lines')}
      count={data.data.length - over.length || null}
      action={may && <Button kind="quiet" icon="plus" label={t('subscriptions.add')} onClick={() => setAdding(true)} />}
    >
      {lines.map((line) => (
        <OneLine key={line.id} row={line} linked={data.linked ?? {}} may={may && !isOver(line)} />
      ))}
      {over.length > 0 && (
        <Button kind="quiet" aria-expanded={past} onClick={() => setPast(!past)}>
          {t(past ? 'subscriptions.hidePast' : 'subscriptions.showPast')}
        </Button>
      )}
      {adding && (
        <QuickCreate
          definition={subscriptionLine}
          initial={{ subscription: row.id }}
          ask={asked}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </RelatedSection>
  )
}

const isOver = ({ endsOn }: Line) => endsOn !== null && endsOn < today()

function OneLine({ row, linked, may }: { row: Line; linked: Linked; may: boolean }) {
  const t = useWords()
  const fields = useFields(subscriptionLine)
  const amount = lineAmount(asPriced(row))
  const paid = fields.billing?.options?.find(({ key }) => key === row.billing)?.label
  const name = row.label ?? (row.product ? linked[row.product]?.title : null) ?? t('subscriptions.line')
  return (
    <div className={styles.line}>
      <span className="grow">
        {name}
        <small className="t2">{spanOf(row, t)}</small>
      </span>
      <span className={styles.amount}>
        {amount && formatMoney(amount)}
        <small className="t2">
          {formatNumber(row.quantity)} × {row.price && formatMoney(row.price)} · {paid}
        </small>
      </span>
      {may && <LineMenu row={row} name={name} />}
    </div>
  )
} // prettier-ignore

function LineMenu({ row, name }: { row: Line; name: string }) {
  const t = useWords()
  const [doing, setDoing] = useState<ActionDefinition | null>(null)
  const offer = (action: ActionDefinition) => ({ label: action.label, icon: action.icon, onSelect: () => setDoing(action) }) // prettier-ignore
  const items = [
    offer(changeLine as never),
    offer(endLine as never),
    {
      label: t('subscriptions.remove'),
      icon: 'trash',
      danger: true,
      onSelect: () => void remove(subscriptionLine, row).catch(toastRefusal),
    },
  ]
  return (
    <>
      <Menu align="end" items={items}>
        <Button kind="quiet" icon="dots" label={t('subscriptions.lineMenu', { name })} />
      </Menu>
      <Suspense>
        {doing && <ActionForm action={doing} row={row as never} title={name} onClose={() => setDoing(null)} />}
      </Suspense>
    </>
  )
}

function spanOf({ startsOn, endsOn }: Line, t: ReturnType<typeof useWords>): string {
  const from = startsOn ? formatDay(startsOn) : ''
  return endsOn
    ? t('subscriptions.fromTo', { from, to: formatDay(endsOn) })
    : t(startsOn !== null && startsOn > today() ? 'subscriptions.fromThen' : 'subscriptions.since', { from })
}
