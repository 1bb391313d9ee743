import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { useFields } from '../api/use-fields.ts'
import type { Unsaved } from '../api/unsaved.ts'
import { useRecord } from '../api/use-record.ts'
import { findDefinition } from '../app/registry.ts'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { titleOf } from '../record/title.ts'
import type { Row } from '../api/answers.ts'
import { useWords } from '../words/words.ts'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { UnsavedValue, UnsavedWays } from './unsaved-value.tsx'
import styles from './unsaved.module.css'

/** What was typed on this device and never saved, record by record; each is kept or given up by itself. */
export function UnsavedDialog({ entries, onClose }: { entries: readonly Unsaved[]; onClose: () => void }) {
  const t = useWords()
  return (
    <Dialog
      title={t('unsaved.title')}
      onClose={onClose}
      foot={
        <Button size={32} onClick={onClose}>
          {t('unsaved.later')}
        </Button>
      }
    >
      <p className="t2">{t('unsaved.about')}</p>
      <ul className={styles.entries}>
        {entries.map((entry) => {
          const definition = findDefinition(entry.record)
          return (
            definition && (
              <li key={`${entry.id}.${entry.field}`}>
                <Entry entry={entry} definition={definition} onLeave={onClose} />
              </li>
            )
          )
        })}
      </ul>
    </Dialog>
  )
}

interface EntryProps {
  entry: Unsaved
  definition: RecordDefinition
  onLeave: () => void
}

function Entry({ entry, definition, onLeave }: EntryProps) {
  const fields = useFields(definition)
  const field = fields[entry.field] ?? definition.all[entry.field]
  const { data } = useRecord(definition, entry.id)
  const mine = useLinkedTitles(field ? { [entry.field]: field } : {}, { [entry.field]: entry.value })
  const row = data?.data as Row | undefined
  const page = pageOf(definition, entry.id)
  return (
    <>
      <h3>
        <a
          href={page}
          className="link"
          onClick={(event) => {
            followHere(event, page)
            onLeave()
          }}
        >
          {row ? titleOf(definition, row) : entry.title || definition.label.one}
        </a>
      </h3>
      <p className="meta t2">{field?.label}</p>
      {field && row ? (
        <UnsavedValue unsaved={entry} field={field} linked={{ ...data?.linked, ...mine }} now={row[entry.field]} />
      ) : (
        <UnsavedWays unsaved={entry} />
      )}
    </>
  )
}
