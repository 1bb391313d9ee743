import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import styles from './calendars.module.css'
import { ask, type Calendar, type Sync } from './sync.ts'

/** Which calendars are read, and into which one new meetings are written. */
export function CalendarsPart({ id, sync: { calendars } }: { id: string; sync: Sync }) {
  const t = useWords()
  const choose = (body: object) => void ask(id, 'choose', body).catch(toastRefusal)
  return (
    <Part title={t('calendars.which')} about={t('calendars.whichAbout')}>
      <Rows>
        {calendars.map((calendar) => (
          <SettingsRow
            key={calendar.id}
            before={<span className={styles.dot} style={calendar.color ? { background: calendar.color } : undefined} />}
            name={isolated(calendar.name)}
            under={t('calendars.objects', { count: sumOf(calendar), number: formatNumber(sumOf(calendar)) })}
          >
            <label className={styles.choice}>
              <Checkbox
                label={t('calendars.readsOf', { name: calendar.name })}
                checked={calendar.reads}
                onChange={({ target }) => choose({ calendar: calendar.id, reads: target.checked })}
              />
              {t('calendars.reads')}
            </label>
            <label className={styles.choice}>
              <Checkbox
                label={t('calendars.writesOf', { name: calendar.name })}
                checked={calendar.writes}
                onChange={({ target }) => choose({ writes: target.checked ? calendar.id : null })}
              />
              {t('calendars.writes')}
            </label>
          </SettingsRow>
        ))}
      </Rows>
    </Part>
  )
}

const sumOf = ({ counts }: Calendar) => Object.values(counts).reduce((sum, count) => sum + count, 0)
