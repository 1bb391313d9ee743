import { useId, useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { create } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { save } from '../../../../web/api/use-update.ts'
import { parseDecimal } from '../../../../web/fields/parse/decimal.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { currentLocale, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { readCommissionTiers, type CommissionTier } from '../../model/commission-plan.ts'
import { commissionPlan } from '../../model/index.ts'
import styles from './plans.module.css'

export type Plan = RowOf<typeof commissionPlan>

const empty: CommissionTier = { from: '', rate: '' }

/** A plan's name and rates; beneath the last rate there is room for another one. */
export function PlanForm({ row, onClose }: { row: Plan | null; onClose: () => void }) {
  const t = useWords()
  const id = useId()
  const [name, setName] = useState(row?.name ?? '')
  const [typed, setTyped] = useState(() => [...typedOf(row), empty])
  const [trouble, setTrouble] = useState<string>()
  const put = (at: number, patch: Partial<CommissionTier>) => {
    const next = typed.map((each, index) => (index === at ? { ...each, ...patch } : each))
    const last = next.at(-1)!
    setTyped(last.from || last.rate ? [...next, empty] : next)
  }
  const go = async () => {
    const tiers = typed.filter(({ from, rate }) => from.trim() || rate.trim()).map(tierOf)
    if (tiers.includes(null)) return setTrouble(t('fields.example.number'))
    const values = { name: name.trim(), tiers: JSON.stringify(tiers) }
    try {
      await (row ? save(commissionPlan, { ...row }, values) : create(commissionPlan, values))
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <AskDialog
      title={row ? t('plans.edit', { name: row.name }) : t('plans.new')}
      go={t('save')}
      ready={name.trim() !== ''}
      form={id}
      onClose={onClose}
    >
      <form
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <TextField
          label={commissionPlan.fields.name.label}
          value={name}
          maxLength={120}
          error={trouble}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {typed.map((each, index) => (
          <div key={index} className={styles.tier}>
            <TextField
              label={t('plans.from')}
              value={each.from}
              inputMode="decimal"
              onChange={(event) => put(index, { from: event.currentTarget.value })}
            />
            <TextField
              label={t('plans.paid')}
              value={each.rate}
              inputMode="decimal"
              onChange={(event) => put(index, { rate: event.currentTarget.value })}
            />
          </div>
        ))}
      </form>
    </AskDialog>
  )
}

const shown = (number: string) => formatNumber(Number(number), { maximumFractionDigits: 4, useGrouping: false })

/** The rates of a plan as they are typed; a new one pays from the first amount on. */
function typedOf(row: Plan | null): CommissionTier[] {
  const known = row ? readCommissionTiers(row.tiers) : [{ from: '0', rate: '' }]
  return (known ?? []).map(({ from, rate }) => ({ from: shown(from), rate: rate === '' ? '' : shown(rate) }))
}

/** What was typed, as it is kept; null where it is not understood. */
function tierOf({ from, rate }: CommissionTier): CommissionTier | null {
  const [start, paid] = [from, rate].map((text) => parseDecimal(text.replace(/[%٪]/g, ''), currentLocale()))
  return start && paid ? { from: start, rate: paid } : null
}
