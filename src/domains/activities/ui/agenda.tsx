import { useQuery } from '@tanstack/react-query'
import { dayIn } from '../../../kernel/time.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { pageOf } from '../../../web/api/path.ts'
import { briefPageOf } from '../../../web/app/registry.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { currentTimeZone, formatDay, formatTime, today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { meeting } from '../model/index.ts'
import styles from './agenda.module.css'

const filter = {
  and: [
    { field: 'owner', is: 'me' },
    { field: 'startsAt', after: 'yesterday' },
    { field: 'startsAt', before: '+7d' },
  ],
}

/** My meetings of today and the week after it; nothing where there is none. */
export default function Agenda() {
  const t = useWords()
  const { data } = useQuery(rowsQuery(meeting, { filter, sort: 'startsAt', limit: 30, with: 'about' }))
  const ahead = (data?.data ?? []).filter((row) => Date.parse(row.endsAt ?? row.startsAt!) > Date.now()).slice(0, 5)
  return (
    <section className={styles.agenda}>
      <h3>{t('activities.agenda')}</h3>
      {data && ahead.length === 0 && <p className="t2">{t('activities.noMeetings')}</p>}
      <ul>
        {ahead.map((row) => (
          <Line key={row.id} row={row} people={(row.about ?? []).flatMap((id) => data?.linked?.[id]?.title ?? [])} />
        ))}
      </ul>
    </section>
  )
}

function Line({ row, people }: { row: RowOf<typeof meeting>; people: string[] }) {
  const t = useWords()
  const start = row.startsAt!
  const day = dayIn(currentTimeZone(), new Date(start))
  const minutes = row.endsAt ? Math.round((Date.parse(row.endsAt) - Date.parse(start)) / 60_000) : null
  const page = pageOf(meeting, row.id)
  const brief = row.about?.length ? briefPageOf(meeting.name, row.id) : null
  const isNow = Date.parse(start) - Date.now() < 900_000
  return (
    <li className={styles.entry}>
      <a href={page} className={styles.line} onClick={(event) => followHere(event, page)}>
        <span className={styles.time}>
          {day === today() ? formatTime(start) : formatDay(day, { weekday: true, year: false })}
          <small>
            {day === today() ? minutes !== null && t('timeline.minutes', { count: minutes }) : formatTime(start)}
          </small>
        </span>
        <span className={isNow ? `${styles.bar} ${styles.now}` : styles.bar} />
        <span className={styles.text}>
          <span className="cut m">{row.title}</span>
          <span className="cut meta t2">{[...people, row.location].filter(Boolean).join(', ')}</span>
        </span>
      </a>
      {brief && (
        <a href={brief} className={styles.brief} onClick={(event) => followHere(event, brief)}>
          {t('activities.brief')}
          <span className="aloud">{row.title}</span>
        </a>
      )}
    </li>
  )
}
