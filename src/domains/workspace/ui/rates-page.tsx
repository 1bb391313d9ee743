import { useState, type ReactNode } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { remove } from '../../../web/api/create.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { useAll, useRows } from '../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatDay, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { exchangeRate } from '../model/index.ts'
import { NewRate } from './rates/new-rate.tsx'
import { RatesFile } from './rates/rates-file.tsx'

type Rate = RowOf<typeof exchangeRate>

/** What other currencies are worth in ours, from which day on, and who says so. */
export default function RatesPage() {
  const t = useWords()
  const me = useMe()
  const { data, error, refetch } = useAll(exchangeRate)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const known = [...Map.groupBy(data?.data ?? [], ({ currency }) => currency)]
  known.sort(([one], [other]) => one.localeCompare(other))
  return (
    <>
      <Part title={t('settings.rates')} about={t('settings.ratesAbout', { currency: me.workspace.currency })}>
        <NewRate />
        <Rows waiting={!data}>
          {known.map(([currency, rates]) => (
            <OneCurrency key={currency} currency={currency} newest={rates[0]!} />
          ))}
        </Rows>
        {data && known.length === 0 && <p className="t2">{t('settings.noRates')}</p>}
      </Part>
      <Part title={t('settings.ratesFile')} about={t('settings.ratesFileAbout')}>
        <RatesFile />
      </Part>
    </>
  )
}

/** The newest rate of a currency; the older ones on demand. */
function OneCurrency({ currency, newest }: { currency: string; newest: Rate }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const earlier = {
    and: [
      { field: 'currency', is: currency },
      { field: 'validFrom', before: newest.validFrom },
    ],
  }
  const { data } = useRows(exchangeRate, { filter: earlier, sort: '-validFrom', limit: 200, count: 'capped' })
  const count = data?.page.count?.value ?? 0
  return (
    <>
      <OneRate row={newest}>
        {count > 0 && (
          <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('settings.ratesOlder', { count })}
          </Button>
        )}
      </OneRate>
      {open && data?.data.map((row) => <OneRate key={row.id} row={row} />)}
    </>
  )
}

function OneRate({ row, children }: { row: Rate; children?: ReactNode }) {
  const t = useWords()
  const me = useMe()
  const day = formatDay(row.validFrom, { year: true })
  const name = t('settings.rate', {
    currency: row.currency,
    own: me.workspace.currency,
    rate: formatNumber(row.rate, { maximumFractionDigits: 10 }),
  })
  return (
    <SettingsRow
      name={name}
      under={row.source ? t('settings.rateFromSource', { day, source: row.source }) : t('settings.rateFrom', { day })}
    >
      {children}
      <Button
        kind="quiet"
        icon="x"
        label={t('settings.rateRemove', { name, day })}
        onClick={() => void remove(exchangeRate, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
