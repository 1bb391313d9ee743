import type { Row } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatAgo, formatMoment, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import { formatPoints } from '../scoring/points.ts'
import styles from '../scoring/scoring.module.css'

interface Reason {
  words: string | null
  points: number
  at: string | null
}

/** Of what a lead's score is the sum, with what happened when; nothing where nobody is scored. */
export default function ScorePanel({ row }: { row: Row }) {
  const score = row.score as number | null | undefined
  const isScored = typeof score === 'number'
  const { data } = useAnswer({
    // What is derived changes no version: the score itself says when its reasons are others.
    queryKey: ['leadScore', row.id, score],
    queryFn: () => request<{ data: Reason[] }>(`lead-scores/${row.id}`),
    enabled: isScored,
  })
  if (!isScored || data?.data.length === 0) return null
  const { label } = person.fields.score
  if (!data) return <RelatedSection label={label} count={formatNumber(score)} busy />
  return (
    <RelatedSection label={label} count={formatNumber(score)}>
      <ul className={styles.reasons}>
        {data.data.map((reason, index) => (
          <OneReason key={index} {...reason} />
        ))}
      </ul>
    </RelatedSection>
  )
}

function OneReason({ words, points, at }: Reason) {
  const t = useWords()
  return (
    <li>
      <span className={styles.points}>{formatPoints(points)}</span>
      <span>
        {words ?? <span className="t2">{t('leads.hiddenReason')}</span>}
        {at && (
          <span className="t2" title={formatMoment(at)}>
            {` · ${formatAgo(at)}`}
          </span>
        )}
      </span>
    </li>
  )
}
