import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { BriefCard } from '../../../../web/kit/brief-card.tsx'
import { ReadingBrief } from '../../../../web/record/reading-brief.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { meeting } from '../../../activities/model/index.ts'
import { briefQuery } from '../brief-query.ts'
import { FactLine } from '../fact-line.tsx'
import { OpenBrief } from '../raise-lines.tsx'
import { RaiseLine } from '../raise-line.tsx'
import styles from '../brief.module.css'

const shown = 3

export const ahead = (id: string) => client.prefetchQuery(briefQuery(meeting, id))

/** On a meeting: of each of those it is with, the little that matters most. */
export default function MeetingCard({ row }: { row: Row }) {
  const t = useWords()
  const { data, isPending } = useAnswer(briefQuery(meeting, row.id))
  if (isPending) return <ReadingBrief label={t('people.brief')} />
  if (!data || data.data.length === 0) return null
  return (
    <BriefCard label={t('people.brief')}>
      {data.data.map((brief) => (
        <section key={brief.id}>
          <h4 className={styles.part}>
            <RecordLink id={brief.id} target={data.linked[brief.id]} />
          </h4>
          <ul>
            {brief.facts.slice(0, 2).map((each) => (
              <FactLine key={each.id} row={each} linked={data.linked} of={brief.record === 'company'} />
            ))}
            {brief.raise.slice(0, shown).map((each) => (
              <RaiseLine key={`${each.code} ${each.id}`} raise={each} linked={data.linked} />
            ))}
          </ul>
        </section>
      ))}
      <OpenBrief definition={meeting} id={row.id} />
    </BriefCard>
  )
}
