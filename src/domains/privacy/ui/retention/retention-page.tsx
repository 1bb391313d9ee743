import { useState } from 'react'
import { mayHaveOwn } from '../../../../kernel/own-field.ts'
import { remove } from '../../../../web/api/create.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { definitions, findDefinition } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Chip } from '../../../../web/kit/chip.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { retentionRule } from '../../model/index.ts'
import { RetentionForm } from './retention-form.tsx'
import { RetentionPreview } from './retention-preview.tsx'
import { switchRule, useRuns, type Rule, type Run } from './retention.ts'

const said = (doing: Promise<unknown>) => void doing.catch(toastRefusal)

/** What is not kept for ever: the company’s rules, whether each is on, and what it did last. */
export default function RetentionPage() {
  const t = useWords()
  const [form, setForm] = useState<Rule | 'new' | null>(null)
  const [looking, setLooking] = useState<Rule | null>(null)
  const { data, error, refetch } = useRows(retentionRule, { sort: 'name', limit: 200 })
  const runs = useRuns().data?.data ?? []
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const records = definitions().filter((each) => mayHaveOwn(each) && !each.partOf)
  return (
    <Part
      title={retentionRule.label.many}
      about={t('privacy.retentionAbout')}
      action={
        <Button icon="plus" onClick={() => setForm('new')}>
          {t('privacy.newRetention')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <OneRule
            key={row.id}
            row={row}
            last={runs.find(({ rule }) => rule === row.id)}
            onEdit={() => setForm(row)}
            onLook={() => setLooking(row)}
          />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('privacy.noRetention')}</p>}
      {form && <RetentionForm records={records} row={form === 'new' ? null : form} onClose={() => setForm(null)} />}
      {looking && <RetentionPreview rule={looking} onClose={() => setLooking(null)} />}
    </Part>
  )
}

interface OneProps {
  row: Rule
  last: Run | undefined
  onEdit: () => void
  onLook: () => void
}

function OneRule({ row, last, onEdit, onLook }: OneProps) {
  const t = useWords()
  const record = findDefinition(row.of)
  const does = retentionRule.fields.does.options!.find(({ key }) => key === row.does)?.label
  const under = [
    record?.label.many ?? row.of,
    t('privacy.monthsAfter', { count: row.months, field: record?.all[row.by]?.label ?? row.by }),
    does,
    last?.endedAt && t('privacy.lastRun', { moment: formatMoment(last.endedAt), done: formatNumber(last.done), held: formatNumber(last.held + last.refused) }),
  ]
  return (
    <SettingsRow name={row.name} under={under.filter(Boolean).join(' · ')}>
      <Chip tone={row.active ? 'success' : 'plain'} icon={row.active ? 'check' : 'circle'}>
        {t(row.active ? 'privacy.ruleOn' : 'privacy.ruleOff')}
      </Chip>
      <Button kind="quiet" icon="eye" label={t('privacy.lookAt', { name: row.name })} onClick={onLook} />
      <Button kind="quiet" icon="pencil" label={t('privacy.edit', { name: row.name })} onClick={onEdit} />
      {row.active ? (
        <Button kind="quiet" icon="player-stop" label={t('privacy.switchOff', { name: row.name })} onClick={() => said(switchRule(row, null))} />
      ) : (
        <Button kind="quiet" icon="x" label={t('privacy.removeRule', { name: row.name })} onClick={() => said(remove(retentionRule, row))} />
      )}
    </SettingsRow>
  )
} // prettier-ignore
