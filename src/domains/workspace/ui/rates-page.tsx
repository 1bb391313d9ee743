import { useState } from 'react'
import { create, remove } from '../../../web/api/create.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { parseNumber } from '../../../web/fields/parse/decimal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { currentLocale, formatDay, formatNumber, today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { exchangeRate } from '../model/index.ts'
import { currencies } from './known.ts'

/** What other currencies are worth in ours, from which day on. */
export default function RatesPage() {
  const t = useWords()
  const me = useMe()
  const { data, error, refetch } = useAll(exchangeRate)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rates = [...(data?.data ?? [])].sort(
    (one, other) => one.currency.localeCompare(other.currency) || other.validFrom.localeCompare(one.validFrom),
  )
  return (
    <Part title={t('settings.rates')} about={t('settings.ratesAbout', { currency: me.workspace.currency })}>
      <NewRate />
      <Rows waiting={!data}>
        {rates.map((row) => (
          <SettingsRow
            key={row.id}
            name={t('settings.rate', {
              currency: row.currency,
              own: me.workspace.currency,
              rate: formatNumber(row.rate, { maximumFractionDigits: 6 }),
            })}
            under={t('settings.rateFrom', { day: formatDay(row.validFrom, { year: true }) })}
          >
            <Button
              kind="quiet"
              icon="x"
              label={t('remove')}
              onClick={() =>
                void remove(exchangeRate, row).catch((refusal: unknown) =>
                  toast({ tone: 'danger', text: sentenceOf(refusal) }),
                )
              }
            />
          </SettingsRow>
        ))}
      </Rows>
      {data && rates.length === 0 && <p className="t2">{t('settings.noRates')}</p>}
    </Part>
  )
}

function NewRate() {
  const t = useWords()
  const me = useMe()
  const [currency, setCurrency] = useState(me.workspace.currency === 'USD' ? 'EUR' : 'USD')
  const [rate, setRate] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const add = async () => {
    const number = parseNumber(rate, currentLocale())
    if (number === null || number <= 0) return setTrouble(t('fields.example.number'))
    try {
      await create(exchangeRate, { currency, rate: number, validFrom: today() })
      setRate('')
      setTrouble(undefined)
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <form
      className={styles.inline}
      style={{ marginBottom: 16 }}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div style={{ width: 240 }}>
        <SelectField
          label={exchangeRate.fields.currency.label}
          value={currency}
          options={currencies(me.workspace.locale).filter(({ value }) => value !== me.workspace.currency)}
          onChange={setCurrency}
        />
      </div>
      <div style={{ width: 160 }}>
        <TextField
          label={t('settings.rateInput', { currency, own: me.workspace.currency })}
          value={rate}
          inputMode="decimal"
          error={trouble}
          onChange={(event) => setRate(event.currentTarget.value)}
        />
      </div>
      <Button size={32} type="submit" icon="plus" disabled={rate.trim() === ''}>
        {t('settings.rateAdd')}
      </Button>
    </form>
  )
}
