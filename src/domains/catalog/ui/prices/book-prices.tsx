import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { priceEntry, type priceBook } from '../../model/index.ts'
import styles from './prices.module.css'
import { TiersButton, tierWords } from './tiers.tsx'

type Entry = RowOf<typeof priceEntry>

/** What the products cost in a book; read when it is opened. */
export function BookPrices({ book }: { book: RowOf<typeof priceBook> }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const [adding, setAdding] = useState(false)
  const { data } = useRows(priceEntry, { filter: { field: 'book', is: book.id }, limit: 200, with: 'product', count: 'capped' }) // prettier-ignore
  const count = data?.page.count?.value ?? 0
  return (
    <>
      <div className={styles.bar}>
        <Button kind="quiet" aria-expanded={open} iconAfter="chevron-down" onClick={() => setOpen(!open)}>
          {t('catalog.prices', { count })}
        </Button>
        <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('catalog.addPrice')}
        </Button>
      </div>
      {open && (
        <Rows waiting={!data}>
          {data?.data.map((row) => (
            <OnePrice key={row.id} row={row} linked={data.linked ?? {}} currency={book.currency} />
          ))}
        </Rows>
      )}
      {adding && (
        <QuickCreate
          definition={priceEntry}
          initial={{ book: book.id }}
          ask={['product', 'price', 'setupFee']}
          onCreated={() => setOpen(true)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function OnePrice({ row, linked, currency }: { row: Entry; linked: Linked; currency: string }) {
  const t = useWords()
  const fields = useFields(priceEntry)
  const update = useUpdate(priceEntry)
  const name = linked[row.product]?.title ?? t('catalog.product')
  return (
    <SettingsRow name={name} under={tierWords(row, currency, t)}>
      <FormField
        inline
        field={fields.price!}
        value={row.price}
        linked={{}}
        onChange={(price) => void update(row, { price: price as Entry['price'] })}
      />
      <TiersButton row={row} name={name} onSave={(patch) => void update(row, patch)} />
      <Button
        kind="quiet"
        icon="x"
        label={t('catalog.removePrice', { name })}
        onClick={() => void remove(priceEntry, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
