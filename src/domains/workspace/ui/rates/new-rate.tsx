import { useState } from 'react'
import { create } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { parseNumber } from '../../../../web/fields/parse/decimal.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { currentLocale, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { exchangeRate } from '../../model/index.ts'
import { currencies } from '../known.ts'
import styles from './rates.module.css'

/** A rate by hand, from today or another day on. */
export function NewRate() {
  const t = useWords()
  const me = useMe()
  const fields = useFields(exchangeRate)
  const [currency, setCurrency] = useState(me.workspace.currency === 'USD' ? 'EUR' : 'USD')
  const [rate, setRate] = useState('')
  const [validFrom, setValidFrom] = useState(today())
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const add = async () => {
    const number = parseNumber(rate, currentLocale())
    if (number === null || number <= 0) return setTrouble(t('fields.example.number'))
    try {
      await create(exchangeRate, { currency, rate: number, validFrom })
      setRate('')
      setTrouble(undefined)
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <form
      className={`${settings.inline} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div className={styles.currency}>
        <SelectField
          label={exchangeRate.fields.currency.label}
          value={currency}
          options={currencies(me.workspace.locale).filter(({ value }) => value !== me.workspace.currency)}
          onChange={setCurrency}
        />
      </div>
      <div className={styles.rate}>
        <TextField
          label={t('settings.rateInput', { currency, own: me.workspace.currency })}
          value={rate}
          inputMode="decimal"
          error={trouble}
          onChange={(event) => setRate(event.currentTarget.value)}
        />
      </div>
      <div className={styles.day}>
        <FormField
          field={{ ...fields.validFrom!, required: false }}
          value={validFrom}
          linked={{}}
          onChange={(day) => setValidFrom(typeof day === 'string' ? day : today())}
        />
      </div>
      <Button size={32} type="submit" icon="plus" disabled={rate.trim() === ''}>
        {t('settings.rateAdd')}
      </Button>
    </form>
  )
}
