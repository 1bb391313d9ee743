import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ownRecordName } from '../../../../kernel/own-record.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { restore } from '../../../../web/api/create.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'

type Row = RowOf<typeof customRecord>

/** Kinds of record that were put away: they keep their records until one deletes them with these. */
export function ArchivedTypes() {
  const t = useWords()
  const [asked, setAsked] = useState<Row | null>(null)
  const filter = { field: 'state', notIn: ['dropping', 'dropped'] }
  const { data } = useRows(customRecord, { filter, bin: true, sort: '-deletedAt', limit: 200 })
  const rows = data?.data ?? []
  if (rows.length === 0) return null
  const bringBack = (row: Row) =>
    restore(customRecord, row.id).catch((error: unknown) => toast({ tone: 'danger', text: sentenceOf(error) }))
  return (
    <Part title={t('settings.fieldsArchived')} about={t('settings.typesArchivedAbout')}>
      <Rows>
        {rows.map((row) => (
          <SettingsRow
            key={row.id}
            before={<Icon name={row.icon} />}
            name={row.many}
            under={`${row.one} · ${ownRecordName(row.key!)}`}
          >
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

interface Size {
  rows: number
  exact: boolean
}

/** Records go for good only by the name of their kind. */
function DropQuestion({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords()
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const { data: size } = useQuery({
    queryKey: ['recordTypeSize', row.id],
    queryFn: ({ signal }) => request<{ data: Size }>(`custom-records/${row.id}/size`, { signal }),
    gcTime: 0,
  })
  const drop = async () => {
    try {
      await request(`custom-records/${row.id}/drop`, { method: 'POST', body: { name } })
      toast({ text: t('settings.fieldDropped', { name: row.many }) })
      void refresh(customRecord.name, row.id)
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <Dialog
      title={t('settings.typeDropTitle', { name: row.many })}
      onClose={onClose}
      foot={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="danger" disabled={name !== row.many} onClick={() => void drop()}>
            {t('settings.fieldDropDo')}
          </Button>
        </>
      }
    >
      <p>{t('settings.typeDropAbout')}</p>
      {size && (
        <p>
          {t('settings.typeDropSize', {
            count: size.data.rows,
            formatted: `${formatNumber(size.data.rows)}${size.data.exact ? '' : '+'}`,
          })}
        </p>
      )}
      <TextField
        label={t('settings.fieldDropKey', { key: row.many })}
        value={name}
        error={trouble}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  )
}
