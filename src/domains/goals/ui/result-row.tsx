import { useState } from 'react'
import { pageOf } from '../../../web/api/path.ts'
import { definitionOf } from '../../../web/app/registry.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Status } from '../../../web/kit/chip.tsx'
import { ProgressBar } from '../../../web/kit/progress-bar.tsx'
import { formatDay, formatMoney, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Result, Results } from '../model/results.ts'
import type { Per } from '../model/span.ts'
import { GoalDialog } from './goal-dialog.tsx'
import styles from './results.module.css'

interface Props {
  result: Result
  results: Results
  per: Per
  isMine: boolean
}

const looks = {
  reached: { tone: 'success', icon: 'circle-check' },
  onTheWay: { tone: 'info', icon: 'trending-up' },
  behind: { tone: 'warning', icon: 'trending-down' },
} as const

/** One thing that counts: how much, than before, and how far the goal is. */
export function ResultRow({ result, results, per, isMine }: Props) {
  const t = useWords()
  const [isSetting, setSetting] = useState(false)
  const { measure, value, before, goal, record, filter } = result
  const name = t(`goals.measures.${measure}`)
  const write = (number: number) =>
    measure === 'worth'
      ? formatMoney({ amount: String(number), currency: results.currency }, { whole: true })
      : formatNumber(number)
  const page = `${pageOf(definitionOf(record))}?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return (
    <li className={styles.row}>
      <h3>{name}</h3>
      <p className={styles.value}>
        {value > 0 ? (
          <a href={page} className="reach" onClick={(event) => followHere(event, page)}>
            {write(value)}
            <span className="aloud">{name}</span>
          </a>
        ) : (
          write(value)
        )}
      </p>
      <p className={styles.before}>{t(`goals.before.${per}`, { before: write(before) })}</p>
      <div className={styles.goal}>
        {goal && (
          <>
            <ProgressBar share={goal.share} label={t('goals.progress', { name })} />
            <p className={styles.pace}>
              <Status tone={looks[goal.state].tone} icon={looks[goal.state].icon}>
                {t('goals.ofAim', { value: write(value), aim: write(goal.aim) })}
              </Status>
              {goal.state !== 'reached' && goal.likely !== null && (
                <span>
                  {t('goals.pace', { likely: write(goal.likely), aim: write(goal.aim), day: formatDay(goal.by, { weekday: true }) })}
                </span>
              )}
              {goal.state === 'reached' && <span>{t('goals.reached')}</span>}
              {isMine && goal.shared && <span>{t('goals.isShared')}</span>}
            </p>
          </>
        )}
      </div>
      {isMine && (
        <Button kind="quiet" icon={goal ? 'pencil' : 'target-arrow'} onClick={() => setSetting(true)} label={t(goal ? 'goals.changeThis' : 'goals.setThis', { name })}>
          {t(goal ? 'goals.change' : 'goals.set')}
        </Button>
      )}
      {isSetting && <GoalDialog result={result} results={results} per={per} onClose={() => setSetting(false)} />}
    </li>
  )
} // prettier-ignore
