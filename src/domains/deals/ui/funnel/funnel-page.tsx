import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { addDays } from '../../../../kernel/time.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { pipeline, stage } from '../../model/index.ts'
import { funnelQuery } from './funnel-query.ts'
import styles from './funnel.module.css'
import { FunnelStep } from './funnel-step.tsx'
import { Outcomes } from './outcomes.tsx'

const spans = ['90', '365', '1825'] as const
type Span = (typeof spans)[number]

/** How deals go through the stages of a pipeline, where they are lost and why, over the last days. */
export default function FunnelPage() {
  const t = useWords()
  const [span, setSpan] = useState<Span>('365')
  const [chosen, choose] = useState<string | null>(null)
  const { data, error, refetch } = useAll(pipeline)
  const pipelines = data?.data ?? []
  const asked = (useSearch({ strict: false }) as { of?: string }).of
  const of = chosen ?? pipelines.find(({ id }) => id === asked)?.id ?? pipelines[0]?.id
  const options = spans.map((value) => ({ value, label: t(`deals.last${value}`) }))
  return (
    <Page
      title={t('deals.funnel')}
      sub={<Segmented label={t('deals.span')} value={span} options={options} onChange={setSpan} />}
    >
      <div className={styles.page}>
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {pipelines.length > 1 && (
          <div className={styles.choice}>
            <SelectField
              label={pipeline.label.one}
              value={of!}
              options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={choose}
            />
          </div>
        )}
        {of && <Funnel of={of} from={addDays(today(), -Number(span))} to={today()} />}
      </div>
    </Page>
  )
}

function Funnel({ of, from, to }: { of: string; from: string; to: string }) {
  const { data, error, refetch } = useAnswer(funnelQuery(of, { from, to }))
  const stages = useAll(stage).data?.data as readonly RowOf<typeof stage>[] | undefined
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data || !stages) return <SkeletonLines count={8} />
  const most = Math.max(1, ...data.data.map(({ entered }) => entered.count))
  return (
    <>
      <ol className={styles.steps}>
        {data.data.map((step) => (
          <FunnelStep
            key={step.stage}
            step={step}
            share={step.entered.count / most}
            name={stages.find(({ id }) => id === step.stage)?.name ?? ''}
          />
        ))}
      </ol>
      <Outcomes of={of} from={from} to={to} />
    </>
  )
}
