import type { RecordDefinition } from '../../kernel/record.ts'
import { makes, waiting } from '../api/offline.ts'
import { pageOf } from '../api/path.ts'
import { followHere } from '../fields/record-link.tsx'
import { Status } from '../kit/chip.tsx'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './waiting-rows.module.css'

/** Above a list, those of its records that were made here and that the server does not have yet; whatever the list asks for. */
export function WaitingRows({ definition }: { definition: RecordDefinition }) {
  const t = useWords()
  const made = waiting.use().filter((item) => makes(item) && item.record === definition.name)
  if (made.length === 0) return null
  return (
    <ul className={styles.rows} aria-label={t('waiting.title')}>
      {made.toReversed().map(({ seq, id, title, state }) => {
        const page = state === 'refused' || definition.timeline ? '/waiting' : pageOf(definition, id)
        return (
          <li key={seq} className={styles.row}>
            <Icon name={definition.icon} />
            <a href={page} className={styles.name} onClick={(event) => followHere(event, page)}>
              <span className="cut">{title || definition.label.one}</span>
            </a>
            <Status
              icon={state === 'refused' ? 'alert-circle' : 'clock'}
              tone={state === 'refused' ? 'danger' : 'plain'}
            >
              {t(state === 'refused' ? 'waiting.refused' : 'waiting.waits')}
            </Status>
          </li>
        )
      })}
    </ul>
  )
}
