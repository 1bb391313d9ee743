import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { remove, restore } from '../../../web/api/create.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useAll, useRows } from '../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { purpose } from '../model/index.ts'
import { PurposeForm } from './purpose-form.tsx'

type Purpose = RowOf<typeof purpose>

const said = (doing: Promise<unknown>) => void doing.catch(toastRefusal)

/** What people may be contacted for, as the company names it, and by which channels it asks. */
export default function PurposesPage() {
  const t = useWords()
  const [open, setOpen] = useState<Purpose | 'new' | null>(null)
  const { data, error, refetch } = useAll(purpose)
  const archived = useRows(purpose, { bin: true, sort: '-deletedAt', limit: 200 }).data?.data ?? []
  const byChannels = useChannels()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part
        title={purpose.label.many}
        about={t('privacy.purposesAbout')}
        action={
          <Button icon="plus" onClick={() => setOpen('new')}>
            {t('privacy.newPurpose')}
          </Button>
        }
      >
        <Rows waiting={!data}>
          {(data?.data ?? []).map((row) => (
            <SettingsRow key={row.id} name={row.name} under={byChannels(row)}>
              <Button kind="quiet" icon="pencil" label={t('privacy.edit', { name: row.name })} onClick={() => setOpen(row)} />
              <Button kind="quiet" icon="archive" label={t('privacy.archive', { name: row.name })} onClick={() => said(remove(purpose, row))} />
            </SettingsRow>
          ))}
        </Rows>
        {data?.data.length === 0 && <p className="t2">{t('privacy.noPurposes')}</p>}
      </Part>
      {archived.length > 0 && (
        <Part title={t('privacy.archived')} about={t('privacy.archivedAbout')}>
          <Rows>
            {archived.map((row) => (
              <SettingsRow key={row.id} name={row.name} under={byChannels(row)}>
                <Button kind="quiet" onClick={() => said(restore(purpose, row.id))}>
                  {t('privacy.useAgain')}
                </Button>
              </SettingsRow>
            ))}
          </Rows>
        </Part>
      )}
      {open && <PurposeForm row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
} // prettier-ignore

function useChannels(): (row: Purpose) => string {
  const { channels } = useFields(purpose)
  return (row) => row.channels.map((key) => channels?.options?.find((option) => option.key === key)?.label ?? key).join(', ')
} // prettier-ignore
