import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { RecordLink } from '../fields/record-link.tsx'
import { Icon } from '../kit/icon.tsx'
import { formatDayTime, formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { ActorMark } from './actor-mark.tsx'
import type { CauseOfChanges } from './changes-query.ts'
import { actorOf, deedOf } from './sentences.ts'
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
    <li>
      {here && (
        <p className={styles.here}>
          <span>
            <Icon name="history" size={14} />
            {t('history.here')}
          </span>
        </p>
      )}
      <div className={styles.line}>
        <ActorMark actor={given.actor} />
        <div className="grow">
          <p className={styles.who}>
            <span className="grow">
              <b>{actorOf(given)}</b> <span className="t2">{title ?? deed}</span>
            </span>
            <time className={styles.when} dateTime={given.at}>
              {formatDayTime(given.at)}
            </time>
          </p>
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
          <p className={styles.ways}>
            <button type="button" className="link" onClick={onUndo}>
              {t(records > 1 || more ? 'history.undoAll' : 'history.undo')}
            </button>
            <button type="button" className="link" onClick={onShow}>
              {t('history.showBefore')}
            </button>
          </p>
        </div>
      </div>
    </li>
  )
}
