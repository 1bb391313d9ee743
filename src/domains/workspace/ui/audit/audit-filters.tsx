import { useQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { definitions } from '../../../../web/app/registry.ts'
import type { Narrowing } from '../../../../web/audit/audit-query.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { user } from '../../model/index.ts'
import { keysKey, type Key } from '../keys/key.ts'
import styles from './audit.module.css'

interface Props {
  narrowing: Narrowing
  narrow: (more: Narrowing) => void
  /** Of the record to which the log is narrowed, where it is known. */
  title: string | undefined
}

const kinds = ['seen', 'listed', 'exported', 'changed', 'door'] as const

/** Narrows the log: what was done, by whom, to which kind of record or which record alone, and when. */
export function AuditFilters({ narrowing, narrow, title }: Props) {
  const t = useWords()
  const every = { value: '', label: t('audit.every') }
  const select = (name: 'kind' | 'who' | 'record', label: string, options: { value: string; label: string }[]) => (
    <SelectField
      label={label}
      value={narrowing[name] ?? ''}
      options={[every, ...options]}
      onChange={(value) => narrow({ [name]: value || undefined, ...(name === 'record' && { id: undefined }) })}
    />
  )
  const day = (name: 'from' | 'until', label: string) => (
    <TextField
      label={label}
      type="date"
      value={narrowing[name] ?? ''}
      onChange={(event) => narrow({ [name]: event.currentTarget.value || undefined })}
    />
  )
  return (
    <div className={styles.filters} role="group" aria-label={t('audit.narrow')}>
      {select('kind', t('audit.what'), kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })))}
      {select('who', t('audit.who'), useActors())}
      {select('record', t('audit.record'), records())}
      {day('from', t('audit.from'))}
      {day('until', t('audit.until'))}
      {narrowing.id && (
        <Button icon="x" size={32} onClick={() => narrow({ id: undefined })}>
          {t('audit.only', { title: title ?? t('audit.oneRecord') })}
        </Button>
      )}
    </div>
  )
} // prettier-ignore

/** Whoever can do something here: people, then API keys. */
function useActors() {
  const users = useAll(user).data?.data ?? []
  const keys = useQuery({
    queryKey: keysKey,
    queryFn: ({ signal }) => request<{ data: Key[] }>('keys', { signal }),
  }).data?.data
  return [...users, ...(keys ?? [])].map(({ id, name }) => ({ value: id, label: name }))
}

const records = () =>
  definitions()
    .filter(({ hidden, setting }) => !hidden && !setting)
    .map(({ name, label }) => ({ value: name, label: label.many }))
