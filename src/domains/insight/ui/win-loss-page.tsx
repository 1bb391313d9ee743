import { useState } from 'react'
import { addDays } from '../../../kernel/time.ts'
import type { Linked } from '../../../web/api/answers.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { deal } from '../../deals/model/index.ts'
import type { Outcomes } from '../model/index.ts'
import { OutcomeRow } from './outcome-row.tsx'
import { bys, winLossQuery, type By, type WinLossQuery } from './queries.ts'
import styles from './insight.module.css'

const spans = ['90', '365', '1825'] as const
type Span = (typeof spans)[number]
type Dated = WinLossQuery['dated']

/** What was won and lost, by whom, of whom and when: each number opens its rows. */
export default function WinLossPage() {
  const t = useWords()
  const [span, setSpan] = useState<Span>('365')
  const [dated, setDated] = useState<Dated>('closed')
  const [by, setBy] = useState<By>('owner')
  const query = { by, dated, from: addDays(today(), -Number(span)), to: today() }
  return (
    <Page
      title={t('insight.title')}
      sub={
        <Segmented
          label={t('insight.span')}
          value={span}
          options={spans.map((value) => ({ value, label: t(`insight.last${value}`) }))}
          onChange={setSpan}
        />
      }
    >
      <div className={styles.page}>
        <div className={styles.choices}>
          <SelectField
            label={t('insight.by')}
            value={by}
            options={bys.map((value) => ({ value, label: t(`insight.bys.${value}`) }))}
            onChange={(value) => setBy(value as By)}
          />
          <SelectField
            label={t('insight.dated')}
            value={dated}
            options={(['closed', 'opened'] as const).map((value) => ({ value, label: t(`insight.dates.${value}`) }))}
            onChange={(value) => setDated(value as Dated)}
          />
        </div>
        <WinLoss query={query} />
      </div>
    </Page>
  )
}

function WinLoss({ query }: { query: WinLossQuery }) {
  const t = useWords()
  const { data, error, refetch } = useAnswer(winLossQuery(query))
  const nameOf = useNames(query.by, data?.linked)
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={8} />
  const { whole, groups, more } = data.data
  if (whole.won + whole.lost + whole.open === 0)
    return <EmptyState icon="trophy" title={t(`insight.empty.${query.dated}`)} />
  return (
    <>
      <OutcomeRow name={t('insight.whole')} outcome={whole} query={query} />
      <ol className={styles.rows} aria-label={t(`insight.bys.${query.by}`)}>
        {ranked(groups, query.by).map((group) => (
          <li key={String(group.key)}>
            <OutcomeRow name={nameOf(group.key)} outcome={group} query={query} group={group} />
          </li>
        ))}
      </ol>
      {query.by === 'product' && <p className={styles.note}>{t('insight.lines')}</p>}
      {query.by === 'competitor' && <p className={styles.note}>{t('insight.competitors')}</p>}
      {more && <p className={styles.note}>{t('insight.more', { count: groups.length })}</p>}
    </>
  )
}

/** Who won most is first; quarters go by time, the last one first. */
function ranked(groups: Outcomes['groups'], by: By): Outcomes['groups'] {
  const worth = ({ amount, won }: Outcomes['groups'][number]) => Number(amount?.amount ?? won)
  if (by === 'quarter') return groups.toSorted((one, other) => (String(one.key) < String(other.key) ? 1 : -1))
  return groups.toSorted((one, other) => worth(other) - worth(one) || other.won - one.won)
}

function useNames(by: By, linked: Linked | undefined): (key: unknown) => string {
  const t = useWords()
  const { source } = useFields(deal)
  return (key) => {
    if (key === null) return t('insight.without')
    if (by === 'quarter') return quarterName(String(key), (quarter, year) => t('insight.quarter', { quarter, year }))
    if (by === 'source') return source?.options?.find((option) => option.key === key)?.label ?? String(key)
    return linked?.[String(key)]?.title ?? t('insight.unseen')
  }
}

function quarterName(day: string, say: (quarter: string, year: string) => string): string {
  return say(String((Number(day.slice(5, 7)) + 2) / 3), day.slice(0, 4))
}
