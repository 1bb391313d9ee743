import { useState, type ReactNode } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { restore } from '../../../../web/api/create.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'

interface Props<R extends RecordDefinition> {
  definition: R
  filter?: Filter
  about: string
  line: (row: RowOf<R>) => { name: string; under: string; before?: ReactNode }
  /** What is asked before one goes for good. */
  ask: (row: RowOf<R>, onClose: () => void) => ReactNode
}

const standing: Filter = { field: 'state', notIn: ['dropping', 'dropped'] }

/** What was put away of a company's own: it keeps all that lies in it until somebody deletes it with that. */
export function Archived<R extends RecordDefinition>({ definition, filter, about, line, ask }: Props<R>) {
  const t = useWords()
  const [asked, setAsked] = useState<RowOf<R> | null>(null)
  const wanted = filter ? { and: [filter, standing] } : standing
  const { data } = useRows(definition, { filter: wanted, bin: true, sort: '-deletedAt', limit: 200 })
  const rows = data?.data ?? []
  if (rows.length === 0) return null
  const bringBack = ({ id }: RowOf<R>) => restore(definition, id).catch(toastRefusal)
  return (
    <Part title={t('settings.fieldsArchived')} about={about}>
      <Rows>
        {rows.map((row) => (
          <SettingsRow key={row.id} {...line(row)}>
            <Button kind="quiet" onClick={() => void bringBack(row)}>
              {t('settings.fieldRestore')}
            </Button>
            <Button kind="danger" onClick={() => setAsked(row)}>
              {t('settings.fieldDrop')}
            </Button>
          </SettingsRow>
        ))}
      </Rows>
      {asked && ask(asked, () => setAsked(null))}
    </Part>
  )
}
