import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { approvalRule } from '../../model/index.ts'
import { RuleForm } from './rule-form.tsx'

type Row = RowOf<typeof approvalRule>

/** Which quotes must be approved before they are sent, and by whom. */
export default function ApprovalPage() {
  const t = useWords()
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const { data, error, refetch } = useAll(approvalRule)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={approvalRule.label.many}
      about={t('quotes.rulesAbout')}
      action={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('quotes.newRule')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <OneRule key={row.id} row={row} by={data?.linked} onEdit={() => setOpen(row)} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('quotes.noRules')}</p>}
      {open && <RuleForm row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Part>
  )
}

interface RuleProps {
  row: Row
  by: Readonly<Record<string, { title: string | null }>> | undefined
  onEdit: () => void
}

function OneRule({ row, by, onEdit }: RuleProps) {
  const t = useWords()
  const { name } = row
  const who = row.user ?? row.ownRole
  const role = labelOf('role', row.role)
  const under = [
    `${labelOf('asks', row.asks)} ${limitOf(row)}`,
    `${approvalRule.fields.role.label}: ${(who && by?.[who]?.title) ?? role}`,
    !row.active && `${approvalRule.fields.active.label}: ${t('fields.no')}`,
  ]
  return (
    <SettingsRow name={name} under={under.filter(Boolean).join(' · ')}>
      <Button kind="quiet" icon="pencil" label={t('quotes.editRule', { name })} onClick={onEdit} />
      <Button
        kind="quiet"
        icon="trash"
        label={t('quotes.deleteRule', { name })}
        onClick={() => void remove(approvalRule, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}

const labelOf = (field: 'asks' | 'role', key: string) =>
  approvalRule.fields[field].options!.find((option) => option.key === key)?.label ?? key

const limitOf = ({ asks, amount, percent }: Row) =>
  asks === 'total'
    ? amount && formatMoney(amount)
    : formatNumber((percent ?? 0) / 100, { style: 'percent', maximumFractionDigits: 2 })
