import { actorOf } from '../history/sentences.ts'
import { formatMoment } from '../words/format.ts'
import { isolated } from '../words/isolated.ts'
import { words } from '../words/words.ts'
import type { AuditEntry } from './audit-query.ts'

/** Who it was: by name, or as what it acted. */
export const nameOf = ({ by }: Pick<AuditEntry, 'by'>): string =>
  by.name ?? (by.kind === 'person' ? words('audit.somebody') : actorOf({ actor: { ...by, name: '' } as never }))

/** In which way something was seen or taken. */
export function seenAs({ kind, rows, recordId, format }: AuditEntry): string {
  const how = { count: rows ?? 0, format: format?.toUpperCase() }
  if (kind === 'exported' || kind === 'taken') return words(`audit.${kind}${recordId ? 'One' : ''}`, how)
  return words(`audit.${kind}`, how)
}

/** When it was, as whom, and from where. */
export const whereAndWhen = ({ at, as, address }: AuditEntry): string =>
  [
    formatMoment(at),
    as && words('audit.as', { name: as.name ?? words('audit.somebody') }),
    address && isolated(address),
  ]
    .filter(Boolean)
    .join(' · ')
