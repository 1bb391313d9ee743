import type { QuietHours } from '../../../../kernel/preferences.ts'
import { addDays, type Weekday } from '../../../../kernel/time.ts'
import { prefer, usePreference } from '../../../../web/api/preferences.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { firstWeekday, formatWeekday } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './quiet-part.module.css'

const usual: QuietHours = { from: '20:00', until: '07:00', days: [] }
/** A Sunday, from which weekdays are counted. */
const sunday = '2026-11-01'

/** The hours and days in which no device is told anything. */
export function QuietPart() {
  const t = useWords()
  const quiet = usePreference('quietHours')
  return (
    <Part title={t('inbox.settings.quiet')} about={t('inbox.settings.quietAbout')}>
      <div className={styles.quiet}>
        <label className={styles.choice}>
          <Checkbox
            label={t('inbox.settings.quietOn')}
            checked={quiet !== null}
            onChange={() => void prefer({ quietHours: quiet ? null : usual })}
          />
          {t('inbox.settings.quietOn')}
        </label>
        {quiet && <Hours quiet={quiet} />}
      </div>
    </Part>
  )
}

function Hours({ quiet }: { quiet: QuietHours }) {
  const t = useWords()
  const set = (patch: Partial<QuietHours>) => void prefer({ quietHours: { ...quiet, ...patch } })
  const days = Array.from({ length: 7 }, (_, index) => ((index + firstWeekday()) % 7) as Weekday)
  return (
    <>
      <div className={styles.hours}>
        {(['from', 'until'] as const).map((end) => (
          <TextField
            key={end}
            type="time"
            label={t(end === 'from' ? 'inbox.settings.quietFrom' : 'inbox.settings.quietUntil')}
            defaultValue={quiet[end]}
            onBlur={({ currentTarget: { value } }) => value && value !== quiet[end] && set({ [end]: value })}
          />
        ))}
      </div>
      <fieldset className={styles.days}>
        <legend>{t('inbox.settings.quietDays')}</legend>
        {days.map((day) => (
          <label key={day} className={styles.choice}>
            <Checkbox
              label={formatWeekday(addDays(sunday, day))}
              checked={quiet.days.includes(day)}
              onChange={() =>
                set({
                  days: quiet.days.includes(day) ? quiet.days.filter((each) => each !== day) : [...quiet.days, day],
                })
              }
            />
            {formatWeekday(addDays(sunday, day))}
          </label>
        ))}
      </fieldset>
    </>
  )
}
