import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { mayHaveOwn } from '../../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { movedPositions } from '../../../../web/settings/position.ts'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { ArchivedFields } from './archived-fields.tsx'
import { FieldForm } from './field-form.tsx'
import { OwnFieldRow } from './field-row.tsx'
import { ShippedFields } from './shipped-fields.tsx'
import { usageQuery } from './usage-query.ts'

type Row = RowOf<typeof customField>
const RetypeDialog = fetched(() => import('../retype/retype-dialog.tsx').then((door) => door.RetypeDialog))

/** The fields of each kind of record: those that Farley ships, and the company's own, which are added, ordered and put away here. */
export default function FieldsPage() {
  const t = useWords()
  const records = definitions().filter(mayHaveOwn)
  const [name, setName] = useState(() => (records.find((each) => each.name === asked()) ?? records.find((each) => each.name === 'person') ?? records[0]!).name) // prettier-ignore
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const [turning, setTurning] = useState<string | null>(null)
  // A record type may have been put away meanwhile.
  const record = records.find((each) => each.name === name) ?? records[0]!
  const { data, error, refetch } = useRows(customField, fieldsOf(name))
  const rows = data?.data ?? []
  const turned = rows.find(({ id }) => id === turning)
  const ready = rows.filter(({ state }) => state === 'ready').length
  const usage = useQuery(usageQuery(name, ready)).data?.data
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part
        title={t('settings.fields')}
        about={t('settings.fieldsAbout')}
        action={
          <Button kind="primary" icon="plus" onClick={() => setOpen('new')}>
            {t('settings.fieldAdd')}
          </Button>
        }
      >
        <div className={styles.form} style={{ marginBottom: 16 }}>
          <SelectField
            label={t('settings.fieldsOf')}
            value={name}
            options={records.map(({ name: value, label }) => ({ value, label: label.many }))}
            onChange={setName}
          />
        </div>
        <OwnRows
          record={record}
          rows={rows}
          waiting={!data}
          usage={usage}
          onOpen={setOpen}
          onRetype={({ id }) => setTurning(id)}
        />
      </Part>
      <ArchivedFields of={name} />
      <ShippedFields key={`shipped ${name}`} record={record} usage={usage} />
      {turned && (
        <Suspense>
          <RetypeDialog record={record} row={turned} onClose={() => setTurning(null)} />
        </Suspense>
      )}
      {open && (
        <FieldForm
          key={name}
          record={record}
          row={open === 'new' ? null : open}
          now={(open !== 'new' && rows.find(({ id }) => id === open.id)) || null}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** Of which record the address asks for the fields. */
const asked = () => new URLSearchParams(location.search).get('of')

const fieldsOf = (of: string) => ({ filter: { field: 'of', is: of }, sort: 'position', limit: 200 })

function OwnRows({
  record,
  rows,
  waiting,
  usage,
  onOpen,
  onRetype,
}: {
  record: RecordDefinition
  rows: readonly Row[]
  waiting: boolean
  usage: Parameters<typeof OwnFieldRow>[0]['usage']
  onOpen: (row: Row) => void
  onRetype: (row: Row) => void
}) {
  const t = useWords()
  const update = useUpdate(customField)
  const move = async (id: string, step: -1 | 1) => {
    for (const { row, position } of movedPositions(rows, id, step)) {
      await update(row, { position }).catch(toastRefusal)
    }
  }
  if (!waiting && rows.length === 0)
    return <p className="t2">{t('settings.noFields', { records: record.label.many })}</p>
  return (
    <Rows waiting={waiting}>
      {rows.map((row, index) => (
        <OwnFieldRow
          key={row.id}
          row={row}
          usage={usage}
          first={index === 0}
          last={index === rows.length - 1}
          onOpen={() => onOpen(row)}
          onRetype={() => onRetype(row)}
          onMove={(step) => void move(row.id, step)}
        />
      ))}
    </Rows>
  )
}
