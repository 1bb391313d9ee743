import { useState } from 'react'
import { mayHaveOwn } from '../../../../kernel/own-field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { pathOf } from '../../../../web/api/path.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { movedPositions } from '../../../../web/settings/position.ts'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'
import { ArchivedTypes } from './archived-types.tsx'
import { TypeForm } from './type-form.tsx'
import { FieldsButton, TypeRow } from './type-row.tsx'

type Row = RowOf<typeof customRecord>

/** The kinds of record that there are: those of the company's own, which are added, ordered and put away here, and those that Farley ships. */
export default function TypesPage() {
  const t = useWords()
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const { data, error, refetch } = useRows(customRecord, { sort: 'position', limit: 200 })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part
        title={t('settings.types')}
        about={t('settings.typesAbout')}
        action={
          <Button kind="primary" icon="plus" onClick={() => setOpen('new')}>
            {t('settings.typeAdd')}
          </Button>
        }
      >
        <OwnTypes rows={data?.data ?? []} waiting={!data} onOpen={setOpen} />
      </Part>
      <ArchivedTypes />
      <ShippedTypes />
      {open && (
        <TypeForm
          row={open === 'new' ? null : open}
          now={(open !== 'new' && data?.data.find(({ id }) => id === open.id)) || null}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function OwnTypes({ rows, waiting, onOpen }: { rows: readonly Row[]; waiting: boolean; onOpen: (row: Row) => void }) {
  const t = useWords()
  const update = useUpdate(customRecord)
  const move = async (id: string, step: -1 | 1) => {
    for (const { row, position } of movedPositions(rows, id, step)) {
      await update(row, { position }).catch(toastRefusal)
    }
  }
  if (!waiting && rows.length === 0) return <p className="t2">{t('settings.noTypes')}</p>
  return (
    <Rows waiting={waiting}>
      {rows.map((row, index) => (
        <TypeRow
          key={row.id}
          row={row}
          first={index === 0}
          last={index === rows.length - 1}
          onOpen={() => onOpen(row)}
          onMove={(step) => void move(row.id, step)}
        />
      ))}
    </Rows>
  )
}

function ShippedTypes() {
  const t = useWords()
  const shipped = definitions().filter((each) => mayHaveOwn(each) && !each.hidden && !each.own)
  return (
    <Part title={t('settings.fieldsShipped')} about={t('settings.typesShippedAbout')}>
      <Rows>
        {shipped.map((each) => (
          <SettingsRow
            key={each.name}
            before={<Icon name={each.icon} />}
            name={each.label.many}
            under={`${each.name} · /${pathOf(each)}`}
          >
            <FieldsButton of={each.name} many={each.label.many} />
          </SettingsRow>
        ))}
      </Rows>
    </Part>
  )
}
