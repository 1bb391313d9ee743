import { addDays } from '../../../../kernel/time.ts'
import type { AggregateAnswer } from '../../../../web/api/answers.ts'
import { useAggregate, type AggregateQuery } from '../../../../web/api/use-aggregate.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatNumber, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { leadAssignment } from '../../model/index.ts'

const days = 90
const question = (): AggregateQuery => ({
  filter: { field: 'givenAt', gte: addDays(today(), -days) },
  groupBy: ['to', 'outcome'],
  measures: [{ fn: 'count' }, { fn: 'median', field: 'minutes' }],
})

interface Times {
  given: number
  touched: number
  passed: number
  /** Working minutes until half of those whom they spoke with were spoken with. */
  minutes: number | null
}

/** How many leads each seller was given of late, with how many they spoke and how soon, and how many went on to others. */
export function TouchTimes() {
  const t = useWords()
  const { data, error, refetch } = useAggregate(leadAssignment, question())
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const sellers = data ? [...timesOf(data)].toSorted(([, one], [, other]) => other.given - one.given) : []
  return (
    <Part title={t('leads.touchTimes')} about={t('leads.touchTimesAbout', { days })}>
      <Rows waiting={!data}>
        {sellers.map(([id, times]) => (
          <OneSeller key={id} name={data?.linked?.[id]?.title ?? ''} times={times} />
        ))}
      </Rows>
      {data && sellers.length === 0 && <p className="t2">{t('leads.noTouchTimes')}</p>}
    </Part>
  )
}

function OneSeller({ name, times: { given, touched, passed, minutes } }: { name: string; times: Times }) {
  const t = useWords()
  const counts = { given: formatNumber(given), touched: formatNumber(touched), passed: formatNumber(passed) }
  return (
    <SettingsRow name={name} under={t('leads.turns', counts)}>
      {minutes !== null && (
        <strong>
          <FieldValue field={leadAssignment.fields.minutes} value={Math.round(minutes)} linked={{}} />
        </strong>
      )}
    </SettingsRow>
  )
}

function timesOf({ data }: AggregateAnswer): Map<string, Times> {
  const times = new Map<string, Times>()
  for (const { group, values } of data) {
    const id = group.to as string
    const theirs = times.get(id) ?? { given: 0, touched: 0, passed: 0, minutes: null }
    const [count, minutes] = values as [number, number | null]
    theirs.given += count
    if (group.outcome === 'touched') Object.assign(theirs, { touched: count, minutes })
    if (group.outcome === 'passed') theirs.passed = count
    times.set(id, theirs)
  }
  return times
}
