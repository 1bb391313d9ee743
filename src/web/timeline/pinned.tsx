import type { Row } from '../api/answers.ts'
import { useRows } from '../api/use-rows.ts'
import { definitions } from '../app/registry.ts'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import { Reading } from '../app/reading.tsx'
import { titleOf } from '../record/title.ts'
import styles from './timeline.module.css'

/** What was pinned to the head of the timeline. */
export function Pinned({ row }: { row: Row }) {
  const t = useWords()
  const definition = definitions().find((each) => each.timeline && each.fields.pinned)
  const filter = {
    and: [
      { field: definition?.timeline?.about ?? '', contains: row.id },
      { field: 'pinned', is: true },
    ],
  }
  const { data, isPending } = useRows(definition!, { filter, limit: 10 }, definition !== undefined)
  if (definition && isPending) return <Reading />
  if (!definition || !data) return null
  return (
    <ol className={styles.pinned}>
      {(data.data as Row[]).map((each) => (
        <li key={each.id} className={styles.entry}>
          <span className={`${styles.icon} ${styles.dashed}`}>
            <Icon name="pin" />
          </span>
          <p className={styles.first}>
            <span className={`${styles.sentence} m`}>{titleOf(definition, each)}</span>
            <span className={styles.when}>{t('timeline.pinned')}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}
