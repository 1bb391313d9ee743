import { Icon } from '../../../../web/kit/icon.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { stopReasons } from '../../model/index.ts'
import type { Step } from '../../model/sequences/steps.ts'
import { listOf, type Standing } from './queries.ts'
import styles from './sequences.module.css'

export const iconOf = { call: 'phone', email: 'mail', task: 'checkbox' } as const

interface Props {
  of: string
  revision: number
  step: Step
  number: number
  standing: readonly Standing[]
}

/** A step, when it comes, and the numbers of those at it; each number opens whom it counts. */
export function OneStep({ of, revision, step, number, standing }: Props) {
  const t = useWords()
  const whose = [{ field: 'sequence', is: of }, { field: 'revision', is: revision }] // prettier-ignore
  const here = { field: 'step', is: number }
  const past = { or: [{ field: 'step', gt: number }, { and: [here, { field: 'state', is: 'finished' }] }] }
  const countOf = (among: (each: Standing) => boolean) =>
    standing.filter(among).reduce((sum, { count }) => sum + count, 0)
  const isPast = ({ step: at, state }: Standing) => at > number || (at === number && state === 'finished')
  const stops = standing.filter((each) => each.step === number && each.state === 'stopped')
  return (
    <li>
      <span className={styles.head}>
        <Icon name={iconOf[step.kind]} />
        <span className="grow">
          <bdi>{step.title}</bdi>
          <small className="t2">
            {t(`outreach.sequence.kind.${step.kind}`)} · {t('outreach.sequence.after', { count: step.days })}
          </small>
        </span>
      </span>
      <span className={styles.counts}>
        <Count
          words={t('outreach.sequence.waiting')}
          count={countOf((each) => each.step === number && each.state === 'active')}
          to={listOf(...whose, here, { field: 'state', is: 'active' })}
        />
        <Count words={t('outreach.sequence.past')} count={countOf(isPast)} to={listOf(...whose, past)} />
        {stops.map(({ stopped, count }) => (
          <Count
            key={stopped}
            words={stopReasons.find(({ key }) => key === stopped)?.label ?? ''}
            count={count}
            to={listOf(...whose, here, { field: 'stopped', is: stopped })}
          />
        ))}
      </span>
    </li>
  )
}

function Count({ words, count, to }: { words: string; count: number; to: string }) {
  const said = `${words}: ${formatNumber(count)}`
  return count > 0 ? <a href={to}>{said}</a> : <span className="t2">{said}</span>
}
