import { useState } from 'react'
import { ownName } from '../../../../kernel/own-field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { restore } from '../../../../web/api/create.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { typeLabel } from './field-row.tsx'

type Row = RowOf<typeof customField>

/** Fields that were put away: they keep their values until one deletes them with these. */
export function ArchivedFields({ of }: { of: string }) {
  const t = useWords()
  const [asked, setAsked] = useState<Row | null>(null)
  const filter = {
    and: [
      { field: 'of', is: of },
      { field: 'state', notIn: ['dropping', 'dropped'] },
    ],
  }
  const { data } = useRows(customField, { filter, bin: true, sort: '-deletedAt', limit: 200 })
  const rows = data?.data ?? []
  if (rows.length === 0) return null
  const bringBack = (row: Row) =>
    restore(customField, row.id).catch((error: unknown) => toast({ tone: 'danger', text: sentenceOf(error) }))
  return (
    <Part title={t('settings.fieldsArchived')} about={t('settings.fieldsArchivedAbout')}>
      <Rows>
        {rows.map((row) => (
          <SettingsRow key={row.id} name={row.label} under={`${typeLabel(row.type)} · ${ownName(row.key!)}`}>
            <Button kind="quiet" onClick={() => void bringBack(row)}>
              {t('settings.fieldRestore')}
            </Button>
            <Button kind="danger" onClick={() => setAsked(row)}>
              {t('settings.fieldDrop')}
            </Button>
          </SettingsRow>
        ))}
      </Rows>
      {asked && <DropQuestion row={asked} onClose={() => setAsked(null)} />}
    </Part>
  )
}

/** Values go for good only by the field's own name. */
function DropQuestion({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords()
  const [key, setKey] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const drop = async () => {
    try {
      await request(`custom-fields/${row.id}/drop`, { method: 'POST', body: { key } })
      toast({ text: t('settings.fieldDropped', { name: row.label }) })
      void refresh(customField.name, row.id)
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <Dialog
      title={t('settings.fieldDropTitle', { name: row.label })}
      onClose={onClose}
      foot={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="danger" disabled={key !== row.key} onClick={() => void drop()}>
            {t('settings.fieldDropDo')}
          </Button>
        </>
      }
    >
      <p>{t('settings.fieldDropAbout')}</p>
      <TextField
        label={t('settings.fieldDropKey', { key: row.key })}
        value={key}
        error={trouble}
        autoComplete="off"
        onChange={(event) => setKey(event.currentTarget.value)}
      />
    </Dialog>
  )
}
