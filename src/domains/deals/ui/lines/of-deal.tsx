import type { RowOf } from '../../../../kernel/record.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useRecord } from '../../../../web/api/use-record.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { deal } from '../../model/index.ts'
import { PriceChanges } from './price-changes.tsx'

/** What a deal does with its lines: whether its amount follows them, and today’s prices. */
export function OfDeal({ id, count }: { id: string; count: number }) {
  const fields = useFields(deal)
  const update = useUpdate(deal)
  const whole = useRecord(deal, id).data?.data as RowOf<typeof deal> | undefined
  if (!whole) return null
  return (
    <>
      <FormField
        field={fields.amountFrom!}
        value={whole.amountFrom}
        linked={{}}
        onChange={(amountFrom) => void update(whole, { amountFrom: amountFrom as 'typed' })}
      />
      <PriceChanges row={whole} count={count} />
    </>
  )
}
