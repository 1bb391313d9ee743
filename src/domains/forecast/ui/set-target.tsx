import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { create } from '../../../web/api/create.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { save } from '../../../web/api/use-update.ts'
import { parseDecimal } from '../../../web/fields/parse/decimal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import settings from '../../../web/settings/settings.module.css'
import { currentLocale } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { team, user } from '../../workspace/model/index.ts'
import { target } from '../model/index.ts'
import styles from './targets.module.css'

type Target = RowOf<typeof target>

/** Sets what somebody is to sell in a period, in place of what was set before. */
export function SetTarget({ period, rows }: { period: string; rows: readonly Target[] }) {
  const t = useWords()
  const { currency } = useMe().workspace
  const holders = useHolders()
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const holder = holders.find(({ value }) => value === chosen) ?? holders[0]
  const set = async () => {
    const amount = parseDecimal(typed, currentLocale())
    if (amount === null || !holder) return setTrouble(t('fields.example.number'))
    try {
      await setTo(rows, holder, period, { amount, currency })
      setTyped('')
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
        void set()
      }}
    >
      <SelectField label={t('targets.holder')} value={holder?.value ?? ''} options={holders} onChange={setChosen} />
      <TextField
        label={t('targets.amount', { currency })}
        value={typed}
        inputMode="decimal"
        error={trouble}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size={32} type="submit" icon="check" disabled={typed.trim() === ''}>
        {t('targets.set')}
      </Button>
    </form>
  )
}

interface Holder {
  value: string
  label: string
  is: 'user' | 'team'
}

/** Teams first, then whoever works here. */
function useHolders(): Holder[] {
  const t = useWords()
  const users = useAll(user).data?.data ?? []
  const teams = useAll(team).data?.data ?? []
  return [
    ...teams.map(({ id, name }) => ({ value: id, label: t('targets.team', { name }), is: 'team' as const })),
    ...users.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name, is: 'user' as const })),
  ]
}

async function setTo(
  rows: readonly Target[],
  { value, is }: Holder,
  period: string,
  amount: NonNullable<Target['amount']>,
) {
  const row = rows.find((each) => each[is] === value)
  await (row ? save(target, { ...row }, { amount }) : create(target, { period, [is]: value, amount }))
}
