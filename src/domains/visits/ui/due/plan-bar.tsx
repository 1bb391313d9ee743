import { useState } from 'react'
import { isDay } from '../../../../kernel/time.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { formatLength } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { ToVisit } from '../queries.ts'
import styles from '../visits.module.css'
import { planMany } from './plan-many.ts'

interface Props {
  /** The day that is offered. */
  day: string
  chosen: readonly ToVisit[]
  onPlanned: () => void
}

/** Plans visits to those who were chosen for a day, and says how long they take. */
export function PlanBar({ day: offered, chosen, onPlanned }: Props) {
  const t = useWords()
  const [day, setDay] = useState(offered)
  const minutes = chosen.reduce((sum, { cycle }) => sum + (cycle.minutes ?? 0), 0)
  const plan = async () => {
    if (await planMany(chosen, day)) onPlanned()
  }
  return (
    <div className={styles.plan}>
      <input
        type="date"
        className={styles.date}
        aria-label={t('visits.planDay')}
        value={day}
        onChange={({ currentTarget: { value } }) => isDay(value) && setDay(value)}
      />
      <Button kind="primary" disabled={chosen.length === 0} onClick={() => void plan()}>
        {t('visits.planChosen', { count: chosen.length })}
      </Button>
      {/* As long as it has hours and minutes, as a call has minutes and seconds. */}
      {minutes > 0 && <span className="t2">{t('visits.takes', { time: formatLength(minutes) })}</span>}
    </div>
  )
}
