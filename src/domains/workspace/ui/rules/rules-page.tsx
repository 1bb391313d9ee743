import { useState } from 'react'
import { mayHaveOwn } from '../../../../kernel/own-field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { definitions, findDefinition } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { filterOf } from '../../../../web/settings/filter-text.ts'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { demand } from '../../model/index.ts'
import { Broken } from './broken.tsx'
import { RuleForm } from './rule-form.tsx'

type Row = RowOf<typeof demand>

/** What the company asks of its records, kind by kind, and how many do not meet it now. */
export default function RulesPage() {
  const t = useWords()
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const { data, error, refetch } = useRows(demand, { limit: 200 })
  const records = definitions().filter(mayHaveOwn)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.data ?? []
  const now = open === 'new' || !open ? null : (rows.find(({ id }) => id === open.id) ?? null)
  return (
    <Part
      title={t('settings.rules')}
      about={t('settings.rulesAbout')}
      action={
        <Button kind="primary" icon="plus" onClick={() => setOpen('new')}>
          {t('settings.ruleAdd')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {rows.map((row) => (
          <OneRule key={row.id} row={row} onOpen={() => setOpen(row)} />
        ))}
      </Rows>
      {data && rows.length === 0 && <p className="t2">{t('settings.noRules')}</p>}
      {open && (
        <RuleForm records={records} row={open === 'new' ? null : open} now={now} onClose={() => setOpen(null)} />
      )}
    </Part>
  )
}

function OneRule({ row, onOpen }: { row: Row; onOpen: () => void }) {
  const t = useWords()
  const record = findDefinition(row.of)
  const level = demand.fields.level.options!.find(({ key }) => key === row.level)?.label
  const under = [record?.label.many ?? row.of, level, row.active ? null : t('settings.ruleOff')]
    .filter(Boolean)
    .join(' · ')
  return (
    <SettingsRow name={row.sentence} under={under}>
      {record && <Broken record={record} among={filterOf(row.among)} must={filterOf(row.must)} />}
      <Button kind="quiet" icon="pencil" label={t('settings.ruleEdit', { rule: row.sentence })} onClick={onOpen} />
      <Button
        kind="quiet"
        icon="x"
        label={t('settings.ruleRemove', { rule: row.sentence })}
        onClick={() => void remove(demand, row).catch(toastRefusal)}
      />
    </SettingsRow>
  ) // prettier-ignore
}
