import { create } from '../../../../web/api/create.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { AddByName } from '../../../../web/settings/add-by-name.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { priceBook } from '../../model/index.ts'
import { OneBook } from './one-book.tsx'

/** Prices by currency, customer and time. */
export default function PriceBooksPage() {
  const t = useWords()
  const me = useMe()
  const { data, error, refetch } = useAll(priceBook)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  return (
    <>
      <AddByName
        label={t('catalog.newBook')}
        max={120}
        add={(name) => create(priceBook, { name, currency: me.workspace.currency })}
      />
      {data.data.length === 0 && <p className="t2">{t('catalog.noBooks')}</p>}
      {data.data.map((row) => (
        <OneBook key={row.id} row={row} />
      ))}
    </>
  )
}
