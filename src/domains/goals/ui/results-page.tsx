import { useState } from 'react'
import { addDays } from '../../../kernel/time.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { formatDays } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { goal } from '../model/index.ts'
import { pers, type Per } from '../model/span.ts'
import { ResultRow } from './result-row.tsx'
import { resultsQuery } from './results-query.ts'
import styles from './results.module.css'

/** What I did and won, against the time before and my own goals; and what colleagues share of theirs. */
export default function ResultsPage() {
  const t = useWords()
  const [per, setPer] = useState<Per>('week')
  const [of, setOf] = useState<string | null>(null)
  return (
    <Page
      title={t('goals.title')}
      sub={
        <Segmented
          label={t('goals.per')}
          value={per}
          options={pers.map((value) => ({ value, label: t(`goals.pers.${value}`) }))}
          onChange={setPer}
        />
      }
    >
      <div className={styles.page}>
        <OfWhom of={of} onChange={setOf} />
        <ResultRows per={per} of={of} />
      </div>
    </Page>
  )
}

/** Mine, or those of a colleague who shares a goal; where nobody does there is no choice. */
function OfWhom({ of, onChange }: { of: string | null; onChange: (of: string | null) => void }) {
  const t = useWords()
  const me = useMe().user.id
  const { data } = useRows(goal, { filter: { field: 'owner', isNot: 'me' }, with: 'owner', limit: 200 })
  const others = [...new Set((data?.data ?? []).flatMap(({ owner }) => (owner && owner !== me ? [owner] : [])))]
  if (others.length === 0) return null
  return (
    <div className={styles.whose}>
      <SelectField
        label={t('goals.of')}
        value={of ?? ''}
        options={[
          { value: '', label: t('goals.mine') },
          ...others.map((value) => ({ value, label: data?.linked?.[value]?.title ?? t('record.somebody') })),
        ]}
        onChange={(value) => onChange(value || null)}
      />
    </div>
  )
}

function ResultRows({ per, of }: { per: Per; of: string | null }) {
  const t = useWords()
  const { data, error, refetch } = useAnswer(resultsQuery(per, of))
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={8} />
  const { from, until, results } = data.data
  if (of !== null && results.length === 0) return <p className="t2">{t('goals.sharesNone')}</p>
  return (
    <>
      <h2 className={styles.days}>{formatDays(from, addDays(until, -1))}</h2>
      <ul className={styles.rows}>
        {results.map((result) => (
          <ResultRow key={result.measure} result={result} results={data.data} per={per} isMine={of === null} />
        ))}
      </ul>
      {of === null && <p className={styles.note}>{t('goals.private')}</p>}
    </>
  )
}
