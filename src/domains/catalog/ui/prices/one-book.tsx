import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { useSeenWithin } from '../../../../web/api/seen.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { FilterBar } from '../../../../web/list/filter-bar.tsx'
import { SettingName } from '../../../../web/settings/setting-name.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { company } from '../../../people/model/index.ts'
import { priceBook } from '../../model/index.ts'
import { BookPrices } from './book-prices.tsx'
import styles from './prices.module.css'

type Book = RowOf<typeof priceBook>
const shown = ['currency', 'validFrom', 'validUntil', 'priority', 'includesTax', 'active', 'companies'] as const

/** A price book: for whom and when it holds, and its prices. */
export function OneBook({ row }: { row: Book }) {
  const t = useWords()
  const fields = useFields(priceBook)
  const update = useUpdate(priceBook)
  const { seen, within } = useSeenWithin(row.version)
  const save = (name: (typeof shown)[number]) => (value: unknown) =>
    void update({ ...row, version: seen() }, { [name]: value } as never)
  return (
    <Part
      title={
        <SettingName definition={priceBook} row={row} />
      }
      action={
        <Button
          kind="quiet"
          icon="trash"
          label={t('catalog.removeBook', { name: row.name })}
          onClick={() =>
            void remove(priceBook, row).catch(toastRefusal)
          }
        />
      }
    >
      <UnsavedOf definition={priceBook} row={row} />
      <div className={styles.values} {...within}>
        {shown.map((name) => (
          <FormField key={name} field={{ ...fields[name]!, required: false }} value={row[name]} linked={{}} onChange={save(name)} />
        ))}
      </div>
      <Segment row={row} onChange={(segment) => void update(row, { segment })} />
      <BookPrices book={row} />
    </Part>
  )
} // prettier-ignore

/** Which customers it is for; for all of them while nothing is asked. */
function Segment({ row, onChange }: { row: Book; onChange: (segment: string | null) => void }) {
  const t = useWords()
  const [adding, setAdding] = useState(false)
  const keep = (filter: Filter) => onChange('and' in filter && filter.and.length === 0 ? null : JSON.stringify(filter))
  return (
    <div className={styles.segment}>
      <span className="t2">{t(row.segment ? 'catalog.segment' : 'catalog.everybody')}</span>
      <FilterBar
        definition={company}
        filter={row.segment ? (JSON.parse(row.segment) as Filter) : undefined}
        adding={adding}
        onAdding={setAdding}
        onChange={keep}
      />
    </div>
  )
}
