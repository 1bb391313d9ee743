import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { SettingForm } from '../../../../web/settings/setting-form.tsx'
import { formatDay, formatList } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { rota } from '../../model/index.ts'
import { TouchTimes } from './touch-times.tsx'

type Entry = RowOf<typeof rota>

const asked = ['name', 'users', 'team', 'days', 'begins', 'ends', 'timeZone', 'awayUntil', 'skills']
const beginning = {
  name: '',
  begins: '09:00',
  ends: '17:00',
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
}

/** Who works when, is away until when and is good at what; and how soon each of them speaks with their leads. */
export default function RotaPage() {
  const t = useWords()
  const [open, setOpen] = useState<Entry | 'new' | null>(null)
  const { data, error, refetch } = useAll(rota)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part
        title={rota.label.many}
        about={t('leads.rotaAbout')}
        action={
          <Button icon="plus" onClick={() => setOpen('new')}>
            {t('leads.newEntry')}
          </Button>
        }
      >
        <Rows waiting={!data}>
          {(data?.data ?? []).map((entry) => (
            <OneEntry key={entry.id} entry={entry} onEdit={() => setOpen(entry)} />
          ))}
        </Rows>
        {data?.data.length === 0 && <p className="t2">{t('leads.noRota')}</p>}
      </Part>
      <TouchTimes />
      {open && (
        <SettingForm
          definition={rota}
          row={open === 'new' ? null : (open as never)}
          asked={asked}
          beginning={beginning}
          title={t('leads.newEntry')}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function OneEntry({ entry, onEdit }: { entry: Entry; onEdit: () => void }) {
  const t = useWords()
  const { name } = entry
  return (
    <SettingsRow name={name} under={saidBy(entry)}>
      <Button kind="quiet" icon="pencil" label={t('leads.edit', { name })} onClick={onEdit} />
      <Button
        kind="quiet"
        icon="trash"
        label={t('leads.delete', { name })}
        onClick={() => void remove(rota, entry).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}

/** Its days, its times, and until when somebody is away. */
function saidBy({ days, begins, ends, awayUntil }: Entry): string {
  const { options } = rota.fields.days
  const names = options!.filter(({ key }) => days?.includes(key)).map(({ label }) => label)
  const parts = [
    names.length > 0 && formatList(names),
    (begins ?? ends) && `${begins ?? '00:00'}–${ends ?? '24:00'}`,
    awayUntil && `${rota.fields.awayUntil.label} ${formatDay(awayUntil)}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
