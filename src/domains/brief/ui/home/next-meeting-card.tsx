import { useAnswer } from '../../../../web/api/use-answer.ts'
import { rowsQuery } from '../../../../web/api/use-rows.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { CompanyMark, Avatar } from '../../../../web/kit/avatar.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { BriefCard } from '../../../../web/kit/brief-card.tsx'
import { formatAgo } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { meeting } from '../../../activities/model/index.ts'
import { briefQuery } from '../brief-query.ts'
import { FactLine } from '../fact-line.tsx'
import { OpenBrief } from '../raise-lines.tsx'
import { RaiseLine } from '../raise-line.tsx'
import styles from '../brief.module.css'

const filter = {
  and: [
    { field: 'owner', is: 'me' },
    { field: 'startsAt', within: 'today' },
  ],
}
/** It is prepared for when it is this near. */
const nearMs = 4 * 3_600_000

/** Before the next meeting of today, the brief of the first one it is with. */
export default function NextMeetingCard() {
  const t = useWords()
  const { data, isPending } = useAnswer(rowsQuery(meeting, { filter, sort: 'startsAt', limit: 20 }))
  const next = (data?.data ?? []).find(({ startsAt, about }) => about?.length && isNear(startsAt!))
  const { data: answer, isLoading } = useAnswer({ ...briefQuery(meeting, next?.id ?? ''), enabled: next !== undefined })
  const brief = answer?.data[0]
  if (isPending || isLoading) return <Reading />
  if (!next || !brief) return null
  const target = answer.linked[brief.id]
  const raise = brief.raise.filter(({ code }) => code !== 'promiseDue')
  return (
    <BriefCard
      label={t('people.brief')}
      beside={t('brief.meetingIn', { title: next.title, when: formatAgo(next.startsAt!) })}
    >
      <div className={styles.whom}>
        {brief.record === 'person' ? (
          <Avatar name={target?.title ?? '?'} size={28} />
        ) : (
          <CompanyMark name={target?.title ?? '?'} size={24} />
        )}
        <span className="grow">
          <span className="cut sb">
            <RecordLink id={brief.id} target={target} />
          </span>
          <span className="cut meta t2">{target?.subtitle}</span>
        </span>
      </div>
      <ul>
        {[...brief.promises, ...brief.facts].slice(0, 3).map((each) => (
          <FactLine key={each.id} row={each} linked={answer.linked} of={brief.record === 'company'} />
        ))}
        {raise.slice(0, 2).map((each) => (
          <RaiseLine key={`${each.code} ${each.id}`} raise={each} linked={answer.linked} />
        ))}
      </ul>
      <OpenBrief definition={meeting} id={next.id} />
    </BriefCard>
  )
}

function isNear(startsAt: string): boolean {
  const ahead = Date.parse(startsAt) - Date.now()
  return ahead > 0 && ahead < nearMs
}
