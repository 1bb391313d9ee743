import type { Field } from '../../kernel/field.ts'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Linked } from '../api/answers.ts'
import { findDefinition } from '../app/registry.ts'
import { useWords } from '../words/words.ts'
import { Change } from './change.tsx'
import { LedgerEntry } from './ledger-entry.tsx'
import { changedFields, deedOf } from './sentences.ts'
import styles from './history.module.css'

interface Props {
  line: LedgerLine
  /** The record whose page it is; lines of its parts say what they are. */
  page: string
  fields: Readonly<Record<string, Field>>
  linked: Linked
  /** What the job is called that did it, if it was one. */
  why: string | undefined
  may: boolean
  /** The moment that is shown lies here. */
  here: boolean
  onUndo: () => void
  onShow: () => void
}

/** One line of the ledger: who did what and when, each value before and after, and what one can do about it. */
export function HistoryLine({ line, page, fields, linked, why, may, here, onUndo, onShow }: Props) {
  const t = useWords()
  const own = line.record === page ? fields : (findDefinition(line.record)?.all ?? {})
  const names = changedFields(line).filter((name) => own[name] && own[name].setBy !== 'system')
  return (
    <LedgerEntry
      by={line}
      at={line.happenedAt}
      deed={deedOf(line, page)}
      here={here}
      ways={
        <>
          {may && line.name !== 'create' && line.name !== 'confirm' && (
            <button type="button" className="link" onClick={onUndo}>
              {t(why || line.cause.kind === 'import' ? 'history.undoAll' : 'history.undo')}
            </button>
          )}
          {line.record === page && (
            <button type="button" className="link" onClick={onShow}>
              {t('history.show')}
            </button>
          )}
        </>
      }
    >
      {why && <p className="meta t2">{why}</p>}
      {names.length > 0 && (
        <dl className={styles.changes}>
          {names.map((name) => (
            <Change key={name} field={own[name]!} before={line.before[name]} after={line.after[name]} linked={linked} />
          ))}
        </dl>
      )}
    </LedgerEntry>
  )
}
