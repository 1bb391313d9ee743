import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { scoreRule } from '../../model/index.ts'
import { formatPoints } from './points.ts'
import { RuleForm } from './rule-form.tsx'
import styles from './scoring.module.css'

type Row = RowOf<typeof scoreRule>

/** What speaks for a lead and against them, and with how many points. */
export default function ScoringPage() {
  const t = useWords()
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const { data, error, refetch } = useAll(scoreRule)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={scoreRule.label.many}
      about={t('leads.scoringAbout')}
      action={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('leads.newRule')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <OneRule key={row.id} row={row} onEdit={() => setOpen(row)} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('leads.noRules')}</p>}
      {open && <RuleForm row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Part>
  )
}

const told = (field: 'within' | 'halfLife', days: number) => `${scoreRule.fields[field].label}: ${formatNumber(days)}`

function OneRule({ row, onEdit }: { row: Row; onEdit: () => void }) {
  const t = useWords()
  const { name } = row
  const under = [
    scoreRule.fields.asks.options!.find(({ key }) => key === row.asks)?.label,
    row.within && told('within', row.within),
    row.halfLife && told('halfLife', row.halfLife),
    !row.active && `${scoreRule.fields.active.label}: ${t('fields.no')}`,
  ]
  return (
    <SettingsRow
      before={<span className={styles.points}>{formatPoints(row.points)}</span>}
      name={name}
      under={under.filter(Boolean).join(' · ')}
    >
      <Button kind="quiet" icon="pencil" label={t('leads.edit', { name })} onClick={onEdit} />
      <Button
        kind="quiet"
        icon="trash"
        label={t('leads.delete', { name })}
        onClick={() => void remove(scoreRule, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
