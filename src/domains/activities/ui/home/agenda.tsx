import { dayIn } from '../../../../kernel/time.ts'
import type { Linked } from '../../../../web/api/answers.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { briefPageOf } from '../../../../web/app/registry.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { currentTimeZone, formatDay, formatTime, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { meeting, task } from '../../model/index.ts'
import { agendaMeetings, agendaTasks } from './agenda-queries.ts'
import styles from './agenda.module.css'

const most = 7

/** Something of the day that has its time. */
interface Entry {
  id: string
  title: string
  at: string
  minutes: number | null
  page: string
  brief: string | null
  under: string
  isTask: boolean
}

/** My meetings and tasks of today and the week after it, by their time. */
export default function Agenda() {
  const t = useWords()
  const meet = useAnswer(agendaMeetings).data
  const todo = useAnswer(agendaTasks).data
  const now = Date.now()
  const entries = [
    ...(meet?.data ?? [])
      .filter((row) => Date.parse(row.endsAt ?? row.startsAt!) > now)
      .map((row): Entry => ({
        ...{ id: row.id, title: row.title, at: row.startsAt!, page: pageOf(meeting, row.id), isTask: false },
        minutes: row.endsAt ? Math.round((Date.parse(row.endsAt) - Date.parse(row.startsAt!)) / 60_000) : null,
        brief: row.about?.length ? briefPageOf(meeting.name, row.id) : null,
        under: [...titlesOf(row.about, meet?.linked), row.location].filter(Boolean).join(', '),
      })),
    ...(todo?.data ?? [])
      .filter((row) => Date.parse(row.dueAt!) > now)
      .map((row): Entry => ({
        ...{ id: row.id, title: row.title, at: row.dueAt!, minutes: null, page: pageOf(task, row.id) },
        ...{ brief: null, under: titlesOf(row.about, todo?.linked).join(', '), isTask: true },
      })),
  ]
  const ahead = entries.sort((one, other) => (one.at < other.at ? -1 : 1)).slice(0, most)
  if (!meet || !todo)
    return (
      <Reading>
        <section className={styles.agenda}>
          <h3>{t('activities.agenda')}</h3>
          <SkeletonLines count={6} />
        </section>
      </Reading>
    )
  return (
    <section className={styles.agenda}>
      <h3>{t('activities.agenda')}</h3>
      {ahead.length === 0 && <p className="t2">{t('activities.noMeetings')}</p>}
      <ul>
        {ahead.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

const titlesOf = (ids: readonly string[] | null, linked: Linked | undefined) =>
  (ids ?? []).flatMap((id) => linked?.[id]?.title ?? [])

function Line({ entry: { title, at, minutes, page, brief, under, isTask } }: { entry: Entry }) {
  const t = useWords()
  const day = dayIn(currentTimeZone(), new Date(at))
  const isNow = Date.parse(at) - Date.now() < 900_000
  return (
    <li className={styles.entry}>
      <a href={page} className={styles.line} onClick={(event) => followHere(event, page)}>
        <span className={styles.time}>
          {day === today() ? formatTime(at) : formatDay(day, { weekday: true, year: false })}
          <small>
            {day === today() ? minutes !== null && t('timeline.minutes', { count: minutes }) : formatTime(at)}
          </small>
        </span>
        <span className={isNow ? `${styles.bar} ${styles.now}` : styles.bar} />
        <span className={styles.text}>
          <span className="row m">
            {isTask && <Icon name={task.icon} size={14} />}
            <span className="cut">{title}</span>
          </span>
          <span className="cut meta t2">{under}</span>
        </span>
      </a>
      {brief && (
        <a href={brief} className={styles.brief} onClick={(event) => followHere(event, brief)}>
          {t('activities.brief')}
          <span className="aloud">{title}</span>
        </a>
      )}
    </li>
  )
}
