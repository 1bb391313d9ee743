import { useState } from 'react'
import type { Field, Money } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { user } from '../../../workspace/model/index.ts'
import { deal, dealSplit, sharesOf, type Share } from '../../model/index.ts'
import styles from './sellers-panel.module.css'

/** Who sells a deal, and how much of it counts for each: the owner has what the others leave. */
export default function SellersPanel({ row }: { row: Row }) {
  const [adding, setAdding] = useState(false)
  const t = useWords()
  const { percent } = useFields(dealSplit)
  const { data } = useRows(dealSplit, { filter: { field: 'deal', is: row.id }, limit: 100 })
  const splits = data?.data ?? []
  const shares = splits.length > 0 ? sharesOf((row.owner as string | null) ?? null, (row.amount as Money | null) ?? null, splits) : [] // prettier-ignore
  const ids = shares.flatMap(({ seller }) => seller ?? [])
  const users = useRows(user, { filter: { field: 'id', in: ids }, limit: 200 }, ids.length > 0).data?.data ?? []
  const may = useMayEdit(deal, row.id)
  if (!data) return <RelatedSection label={t('deals.sellers')} busy />
  if (splits.length === 0 && !may) return null
  return (
    <RelatedSection
      label={t('deals.sellers')}
      count={shares.length || null}
      action={may && <Button kind="quiet" icon="plus" label={t('deals.addSeller')} onClick={() => setAdding(true)} />}
    >
      {shares.map((share) => (
        <Seller
          key={share.seller}
          share={share}
          name={users.find(({ id }) => id === share.seller)?.name ?? t('deals.nobody')}
          split={share.seller === row.owner ? undefined : splits.find(({ seller }) => seller === share.seller)}
          field={may ? percent : undefined}
        />
      ))}
      {adding && (
        <QuickCreate
          definition={dealSplit}
          initial={{ deal: row.id }}
          ask={['seller', 'percent', 'note']}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </RelatedSection>
  )
}

interface SellerProps {
  share: Share
  name: string
  /** None for the owner, whose share follows from the others’. */
  split: RowOf<typeof dealSplit> | undefined
  /** By which a share is changed where it stands, for those who may. */
  field: Field | undefined
}

function Seller({ share, name, split, field }: SellerProps) {
  const t = useWords()
  const update = useUpdate(dealSplit)
  const told = [share.amount && formatMoney(share.amount), split?.note].filter(Boolean).join(' · ')
  return (
    <div className={styles.seller}>
      <Avatar name={name} />
      <span className="grow cut">
        {name}
        {told && <small>{told}</small>}
      </span>
      {split && field ? (
        <div className={styles.percent}>
          <FormField
            inline
            field={{ ...field, label: t('deals.shareOf', { name }) }}
            value={split.percent}
            linked={{}}
            onChange={(percent) => void update(split, { percent: percent as number })}
          />
        </div>
      ) : (
        <span className={styles.left}>
          {formatNumber(Number(share.percent) / 100, { style: 'percent', maximumFractionDigits: 4 })}
        </span>
      )}
      {split && field && (
        <Button
          kind="quiet"
          size={24}
          icon="x"
          label={t('deals.removeSeller', { name })}
          onClick={() => void remove(dealSplit, split).catch(toastRefusal)}
        />
      )}
    </div>
  )
}
