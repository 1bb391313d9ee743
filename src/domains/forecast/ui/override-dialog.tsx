import { useId, useState } from 'react'
import { client } from '../../../web/api/client.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { parseDecimal } from '../../../web/fields/parse/decimal.ts'
import { AskDialog } from '../../../web/form/ask-dialog.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { currentLocale, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { useNameOf, type OfLine } from './amounts.tsx'
import styles from './forecast.module.css'

/** Says what a line will close and why, in place of what was said before, or takes that back. */
export function OverrideDialog({ forecast, line, onClose }: OfLine & { onClose: () => void }) {
  const t = useWords()
  const nameOf = useNameOf()
  const id = useId()
  const own = line.override?.of === 'own' ? line.override : null
  const [typed, setTyped] = useState(own ? formatNumber(Number(own.amount), { useGrouping: false }) : '')
  const [reason, setReason] = useState(own?.reason ?? '')
  const [trouble, setTrouble] = useState<string>()
  const say = async (amount: string | null) => {
    try {
      const body = {
        period: forecast.period,
        [line.kind === 'team' ? 'team' : 'user']: line.id,
        amount,
        reason: reason || own?.reason,
      }
      await request('forecast/override', { method: 'POST', body })
      await client.invalidateQueries({ queryKey: ['forecast'] })
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  const set = () => {
    const amount = parseDecimal(typed, currentLocale())
    return amount === null ? setTrouble(t('fields.example.number')) : void say(amount)
  }
  return (
    <AskDialog
      title={t('forecast.overrideOf', { name: nameOf(line) })}
      go={t('forecast.overrideSet')}
      ready={typed.trim() !== '' && reason.trim() !== ''}
      form={id}
      onClose={onClose}
    >
      <form
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          set()
        }}
      >
        <p className="t2">{t('forecast.overrideAbout')}</p>
        <TextField
          label={t('forecast.overrideAmount', { currency: forecast.currency })}
          value={typed}
          inputMode="decimal"
          error={trouble}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextField
          label={t('forecast.overrideReason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {own && (
          <Button icon="arrow-back-up" onClick={() => void say(null)}>
            {t('forecast.overrideBack')}
          </Button>
        )}
      </form>
    </AskDialog>
  )
}
