import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { callEntry, hindrances, outcomes } from '../../model/index.ts'
import styles from './calling.module.css'
import { labelOf } from './label-of.ts'
import type { Progress } from './progress-query.ts'

/** How many calls ended in what, and who was left out for which reason. */
export function Results({ progress }: { progress: Progress }) {
  const t = useWords()
  const ended = outcomes.filter(({ key }) => progress.outcomes[key])
  const left = hindrances.filter(({ key }) => progress.hindrances[key])
  return (
    <>
      {ended.length > 0 && (
        <ul className={styles.results} aria-label={t('outreach.results')}>
          {ended.map(({ key }) => (
            <Count key={key} label={labelOf(key)} count={progress.outcomes[key]!} />
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <ul className={styles.results} aria-label={t('outreach.leftOut')}>
          {left.map(({ key }) => (
            <Count key={key} label={hindranceOf(key)} count={progress.hindrances[key]!} />
          ))}
        </ul>
      )}
    </>
  )
}

const hindranceOf = (of: string) => callEntry.fields.hindrance.options!.find(({ key }) => key === of)!.label

function Count({ label, count }: { label: string; count: number }) {
  return (
    <li>
      <span className="grow">{label}</span>
      <b>{formatNumber(count)}</b>
    </li>
  )
}
