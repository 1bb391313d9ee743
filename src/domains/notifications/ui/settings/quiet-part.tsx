import type { QuietHours } from '../../../../kernel/preferences.ts'
import { prefer, usePreference } from '../../../../web/api/preferences.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './settings.module.css'
import { Weekdays } from './weekdays.tsx'

const usual: QuietHours = { from: '20:00', until: '07:00', days: [] }
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
      <Weekdays legend={t('inbox.settings.quietDays')} chosen={quiet.days} onChange={(days) => set({ days })} />
    </>
  )
}
