import { useQuery } from '@tanstack/react-query'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { dueQuery, notYetOn, overdueAmong } from '../queries.ts'
import styles from '../visits.module.css'

/** How many of my own lie near the visits of the day and are to be visited by a cycle; it leads to them. */
export function NearDay({ day }: { day: string }) {
  const t = useWords()
  const { data } = useQuery(dueQuery(day))
  const near = data ? notYetOn(data, day) : []
  if (!data || near.length === 0) return null
  const page = `/due-visits?near=${day}`
  return (
    <p className={styles.about}>
      <a href={page} onClick={(event) => followHere(event, page)}>
        {t('visits.nearThese', { near: near.length, overdue: overdueAmong(near, data.today) })}
      </a>
    </p>
  )
}
