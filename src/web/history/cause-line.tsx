import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { RecordLink } from '../fields/record-link.tsx'
import { formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { CauseOfChanges } from './changes-query.ts'
import { LedgerEntry } from './ledger-entry.tsx'
import { deedOf } from './sentences.ts'
import styles from './history.module.css'

interface Props {
  cause: CauseOfChanges
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  linked: Linked
  /** The moment that is shown lies here. */
  here: boolean
  onUndo: () => void
  onShow: () => void
}

/** What one cause did to the records of a list: who, what, to how many, which fields. */
export function CauseLine({ cause: given, definition, fields, linked, here, onUndo, onShow }: Props) {
  const t = useWords()
  const { cause, names, records, more, ids, title } = given
  const labels = given.fields.filter((name) => fields[name] && fields[name].setBy !== 'system').map((name) => fields[name]!.label) // prettier-ignore
  const label = named(records === 1 && !more ? definition.label.one : definition.label.many)
  const deed = deedOf({ name: names[0]!, record: definition.name, cause }, definition.name)
  return (
    <LedgerEntry
      by={given}
      at={given.at}
      deed={title ?? deed}
      here={here}
      ways={
        <>
          <button type="button" className="link" onClick={onUndo}>
            {t(records > 1 || more ? 'history.undoAll' : 'history.undo')}
          </button>
          <button type="button" className="link" onClick={onShow}>
            {t('history.showBefore')}
          </button>
        </>
      }
    >
      <p className={styles.several}>
        {(records > 1 || more) && (
          <span className="m">
            {t(more ? 'history.recordsMore' : 'history.records', { number: formatNumber(records), label })}
          </span>
        )}
        {ids.map((id) => (
          <RecordLink key={id} id={id} target={linked[id]} stop />
        ))}
      </p>
      {labels.length > 0 && <p className="meta t2">{labels.join(' · ')}</p>}
    </LedgerEntry>
  )
}
