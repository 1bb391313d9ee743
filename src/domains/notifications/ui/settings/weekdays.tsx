import { addDays, type Weekday } from '../../../../kernel/time.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { firstWeekday, formatWeekday } from '../../../../web/words/format.ts'
import styles from './settings.module.css'

/** A Sunday, from which weekdays are counted. */
const sunday = '2026-11-01'

interface Props {
  legend: string
  chosen: readonly Weekday[]
  onChange: (days: Weekday[]) => void
}

/** Some days of the week, in the order in which a week goes for whoever looks. */
export function Weekdays({ legend, chosen, onChange }: Props) {
  const days = Array.from({ length: 7 }, (_, index) => ((index + firstWeekday()) % 7) as Weekday)
  const turn = (day: Weekday) => (chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day])
  return (
    <fieldset className={styles.days}>
      <legend>{legend}</legend>
      {days.map((day) => (
        <label key={day} className={styles.choice}>
          <Checkbox
            label={formatWeekday(addDays(sunday, day))}
            checked={chosen.includes(day)}
            onChange={() => onChange(turn(day))}
          />
          {formatWeekday(addDays(sunday, day))}
        </label>
      ))}
    </fieldset>
  )
}
