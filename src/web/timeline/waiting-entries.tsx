import type { RecordDefinition } from '../../kernel/record.ts'
import { withoutTokens } from '../../kernel/mention.ts'
import { makes, waiting, type Waiting } from '../api/offline.ts'
import { findDefinition } from '../app/registry.ts'
import { followHere } from '../fields/record-link.tsx'
import { Chip } from '../kit/chip.tsx'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './timeline.module.css'

/** What was written on this device about a record and waits to be sent. */
export const useWaitingAbout = (id: string) => waiting.use().filter((item) => isAbout(item, id))

/** It stands above all that the server knows of. */
export function WaitingEntries({ about }: { about: string }) {
  const mine = useWaitingAbout(about)
  if (mine.length === 0) return null
  return (
    <ol className={styles.pinned}>
      {mine.toReversed().map((item) => (
        <WaitingEntry key={item.seq} item={item} definition={findDefinition(item.record)!} />
      ))}
    </ol>
  )
}

function isAbout(item: Waiting, id: string): boolean {
  const { record, values } = item
  const link = makes(item) ? findDefinition(record)?.timeline?.about : undefined
  return link !== undefined && ((values[link] as string[] | undefined) ?? []).includes(id)
}

function WaitingEntry({ item, definition }: { item: Waiting; definition: RecordDefinition }) {
  const t = useWords()
  const text = Object.entries(definition.fields).find(([name, { type }]) => type === 'longText' && item.values[name])
  return (
    <li className={styles.entry}>
      <span className={styles.icon}>
        <Icon name={definition.icon} />
      </span>
      <div className={styles.content}>
        <p className={styles.first}>
          <span className={styles.sentence}>
            <b>{definition.title === text?.[0] ? definition.label.one : item.title || definition.label.one}</b>
          </span>
          <a href="/waiting" onClick={(event) => followHere(event, '/waiting')}>
            <Chip icon="clock" tone={item.state === 'refused' ? 'danger' : 'plain'}>
              {t(item.state === 'refused' ? 'waiting.refused' : 'waiting.waits')}
            </Chip>
          </a>
        </p>
        {text && (
          <div className={styles.box}>
            <p>{withoutTokens(String(item.values[text[0]]))}</p>
          </div>
        )}
      </div>
    </li>
  )
}
