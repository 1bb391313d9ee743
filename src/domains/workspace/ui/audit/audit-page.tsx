import { useInfiniteQuery } from '@tanstack/react-query'
import type { Linked } from '../../../../web/api/answers.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { auditQuery } from '../../../../web/audit/audit-query.ts'
import { MoreEntries } from '../../../../web/audit/more-entries.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { KeptFor } from './kept-for.tsx'
import { useNarrowing } from './use-narrowing.ts'

/** Who saw and who changed what, and what happened at the door; and for how long it is kept who saw what. */
export default function AuditPage() {
  const t = useWords()
  const { narrowing, narrow, asked } = useNarrowing()
  const { data, error, refetch, ...more } = useInfiniteQuery(auditQuery(asked))
  const entries = data?.pages.flatMap((page) => page.data) ?? []
  const linked: Linked = Object.assign({}, ...(data?.pages.map((page) => page.linked) ?? []))
  return (
    <>
      <Part title={t('audit.title')} about={t('audit.about')}>
        <AuditFilters narrowing={narrowing} narrow={narrow} title={linked[narrowing.id ?? '']?.title} />
        {error ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            <Rows waiting={!data}>
              {entries.map((entry) => (
                <AuditRow key={entry.id} entry={entry} linked={linked} narrow={narrow} />
              ))}
            </Rows>
            {data && entries.length === 0 && <p className="t2">{t('audit.none')}</p>}
            <MoreEntries {...more} />
          </>
        )}
      </Part>
      <KeptFor />
    </>
  )
}
