import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useAll, useRows } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { formatDays, formatMoney, today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { addDays } from '../../../kernel/time.ts'
import { team, user } from '../../workspace/model/index.ts'
import { target } from '../model/index.ts'
import { daysOf, lengths, periodBeside, periodOf } from '../model/period.ts'
import { SetTarget } from './set-target.tsx'
import styles from './targets.module.css'

type Target = RowOf<typeof target>

/** What colleagues and teams are to sell, period by period. */
export default function TargetsPage() {
  const t = useWords()
  const [period, setPeriod] = useState(periodOf(today(), 'quarter'))
  const { data, error, refetch } = useRows(target, { filter: { field: 'period', is: period }, limit: 200 })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.data ?? []
  return (
    <Part title={t('targets.title')} about={t('targets.about')}>
      <div className={styles.period}>
        <SelectField label={target.fields.period.label} value={period} options={periods()} onChange={setPeriod} />
      </div>
      <SetTarget period={period} rows={rows} />
      <Rows waiting={!data}>
        {rows.map((row) => (
          <OneTarget key={row.id} row={row} />
        ))}
      </Rows>
      {data && rows.length === 0 && <p className="t2">{t('targets.none')}</p>}
    </Part>
  )
}

/** Of the quarter and the month of today, those from a year back to a year ahead. */
function periods() {
  return lengths.toReversed().flatMap((length) => {
    const around = length === 'quarter' ? 4 : 12
    const now = periodOf(today(), length)
    return Array.from({ length: 2 * around + 1 }, (_, index) => periodBeside(now, index - around)).map((value) => {
      const [from, after] = daysOf(value)
      return { value, label: `${value} · ${formatDays(from, addDays(after, -1))}` }
    })
  })
}

function OneTarget({ row }: { row: Target }) {
  const t = useWords()
  const users = useAll(user).data?.data ?? []
  const teams = useAll(team).data?.data ?? []
  const name = [...users, ...teams].find(({ id }) => id === (row.user ?? row.team))?.name ?? ''
  return (
    <SettingsRow before={<Icon name={row.team ? 'users' : 'user'} />} name={name}>
      <span className={styles.amount}>{row.amount && formatMoney(row.amount)}</span>
      <Button
        kind="quiet"
        icon="x"
        label={t('targets.remove', { name })}
        onClick={() => void remove(target, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
