import { queryOptions, useQuery } from '@tanstack/react-query'
import type { RowOf } from '../../../../kernel/record.ts'
import { request } from '../../../../web/api/request.ts'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { visit } from '../../model/index.ts'
import styles from './report.module.css'
import { height, width } from './signature-pad.tsx'

interface Signature {
  name: string
  strokes: string | null
  intact: boolean
}

const signatureQuery = (id: string) =>
  queryOptions({
    queryKey: ['visit-signature', id],
    queryFn: ({ signal }) => request<{ data: Signature | null }>(`visits/${id}/signature`, { signal }),
  })

/** Who signed the report and when, and whether it is still what was signed. */
export function SignedBy({ visit: { id, signedAt, digest } }: { visit: RowOf<typeof visit> }) {
  const t = useWords()
  // Without a digest it waits on this device, and the server knows of no signature.
  const { data } = useQuery({ ...signatureQuery(id), enabled: digest !== null })
  const signature = data?.data
  return (
    <RelatedSection label={t('visits.signature')}>
      {signature?.strokes && (
        <svg className={styles.drawn} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('visits.signature')}>
          <path d={signature.strokes} />
        </svg>
      )}
      <p>{t('visits.signed', { name: signature?.name ?? '', when: formatMoment(signedAt!) })}</p>
      {digest === null && <small className="t2">{t('waiting.waits')}</small>}
      {signature && <small className="t2">{t(signature.intact ? 'visits.intact' : 'visits.notIntact')}</small>}
    </RelatedSection>
  )
}
