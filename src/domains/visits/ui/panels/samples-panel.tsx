import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { visit, visitSample } from '../../model/index.ts'
import { samplesQuery } from '../queries.ts'
import { SampleForm } from './sample-form.tsx'
import styles from './report.module.css'
import { useSamples, type SampleRow } from './use-samples.ts'

export const ahead = (id: string) => client.prefetchQuery(samplesQuery(id))

/** What was left on a visit, and, until it is signed, a line to note more. */
export default function SamplesPanel({ row }: { row: Row }) {
  const samples = useSamples(row.id)
  const may = useMayEdit(visit, row.id) && !row.signedAt
  if (!samples) return <RelatedSection label={visitSample.label.many} busy />
  if (samples.length === 0 && !may) return null
  return (
    <RelatedSection label={visitSample.label.many} count={samples.length || null}>
      <ul className={styles.samples}>
        {samples.map((each) => (
          <OneSample key={each.id} sample={each} may={may} />
        ))}
      </ul>
      {may && <SampleForm visit={row.id} />}
    </RelatedSection>
  )
}

function OneSample({ sample, may }: { sample: SampleRow; may: boolean }) {
  const t = useWords()
  const name = sample.label ?? visitSample.label.one
  return (
    <li>
      <span className="grow">
        {formatNumber(sample.quantity)} × {name}
        {sample.lot && <small>{`${visitSample.fields.lot.label} ${sample.lot}`}</small>}
        {sample.waits && <small>{t('waiting.waits')}</small>}
      </span>
      {may && !sample.waits && (
        <Button
          kind="quiet"
          icon="trash"
          label={t('visits.removeSample', { name })}
          onClick={() => void remove(visitSample, sample).catch(toastRefusal)}
        />
      )}
    </li>
  )
}
