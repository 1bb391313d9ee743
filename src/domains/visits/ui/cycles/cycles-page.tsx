import { useState } from 'react'
import type { Field } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { visitCycle } from '../../model/index.ts'
import { CycleForm } from './cycle-form.tsx'

type Row = RowOf<typeof visitCycle>

/** How often whom is visited by whoever owns them. */
export default function CyclesPage() {
  const t = useWords()
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const { data, error, refetch } = useAll(visitCycle)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={visitCycle.label.many}
      about={t('visits.cyclesAbout')}
      action={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('visits.newCycle')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <OneCycle key={row.id} row={row} onEdit={() => setOpen(row)} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('visits.noCycles')}</p>}
      {open && <CycleForm row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Part>
  )
}

function OneCycle({ row, onEdit }: { row: Row; onEdit: () => void }) {
  const t = useWords()
  const { name, of, unit, every } = row
  const { fields } = visitCycle
  const labelOf = (field: Field, chosen: string | null) => field.options?.find(({ key }) => key === chosen)?.label
  return (
    <SettingsRow
      name={name}
      under={`${labelOf(fields.of, of)} · ${labelOf(fields.unit, unit)}: ${formatNumber(every)}`}
    >
      <Button kind="quiet" icon="pencil" label={t('visits.editCycle', { name })} onClick={onEdit} />
      <Button
        kind="quiet"
        icon="trash"
        label={t('visits.deleteCycle', { name })}
        onClick={() => void remove(visitCycle, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
