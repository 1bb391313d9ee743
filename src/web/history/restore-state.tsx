import { Suspense } from 'react'
import { formatDayTime } from '../words/format.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { pathOf } from '../api/path.ts'
import { fetched } from '../kit/fetched.tsx'
import { useWords } from '../words/words.ts'

const TakeBack = fetched(() => import('./take-back.tsx').then((door) => door.TakeBack))

interface Props {
  definition: RecordDefinition
  id: string
  asOf: string
  /** Only this field; the whole record when left out. */
  field?: string | undefined
  linked: Linked
  onClose: () => void
  onDone?: () => void
}

/** Brings a record, or one field of it, back to what it was, after showing what that changes. */
export function RestoreState({ definition, id, asOf, field, linked, onClose, onDone }: Props) {
  const t = useWords()
  return (
    <Suspense>
      <TakeBack
        title={field ? t('history.restoreField', { field: definition.all[field]!.label }) : t('history.restoreTitle')}
        path={`${pathOf(definition)}/rewind`}
        body={{ asOf, ids: [id], ...(field && { fields: [field] }) }}
        linked={linked}
        done={t('history.restored', { when: formatDayTime(asOf) })}
        doIt={() => t('record.restore')}
        onClose={onClose}
        {...(onDone && { onDone })}
      />
    </Suspense>
  )
}
