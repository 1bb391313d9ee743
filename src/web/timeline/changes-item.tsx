import { memo, useState } from 'react'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Linked } from '../api/answers.ts'
import { findDefinition } from '../app/registry.ts'
import { RecordLink } from '../fields/record-link.tsx'
import { Change, ChangedValues } from '../history/change.tsx'
import { actorOf, changedFields, deedOf } from '../history/sentences.ts'
import history from '../history/history.module.css'
import { Icon } from '../kit/icon.tsx'
import { formatTime } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { Entry } from './timeline-query.ts'
import styles from './timeline.module.css'

interface Props {
  entries: readonly Entry[]
  /** The record whose timeline it is. */
  page: { record: string; id: string }
  linked: Linked
}

/** Changes that followed each other, folded into a sentence; opened, each value before and after. */
export const ChangesItem = memo(function ChangesItem({ entries, page, linked }: Props) {
  const [open, setOpen] = useState(false)
  const t = useWords()
  const lines = entries.flatMap(({ line }) => line ?? [])
  const last = lines[0]
  if (!last) return null
  // On a company's timeline: what was done to a deal of it.
  const other = last.record !== page.record || last.recordId !== page.id ? linked[last.recordId] : undefined
  const definition = findDefinition(last.record)
  const isPart = other === undefined || definition?.hidden === true
  const labels = [...new Set(lines.flatMap((line) => namesOf(line).map((name) => fieldOf(line, name)!.label)))]
  const names = [...new Set(lines.map(actorOf))].join(', ')
  const few = lines.length === 1 && labels.length > 0 && labels.length <= 2
  return (
    <li className={styles.entry}>
      <span className={styles.icon}>
        <Icon name={!isPart ? definition!.icon : last.name === 'create' && lines.length === 1 ? 'plus' : 'pencil'} />
      </span>
      <div className={styles.content}>
        <p className={styles.first}>
          <span className={styles.sentence}>
            {isPart ? (
              <b>{names}</b>
            ) : (
              <>
                <b>
                  <RecordLink id={last.recordId} target={other} />
                </b>{' '}
                <span className="t2">{names}</span>
              </>
            )}{' '}
            <span className="t2">
              {lines.length === 1
                ? deedOf(last, isPart ? page.record : last.record)
                : t('timeline.changed', { count: lines.length })}
            </span>
            {few ? (
              <Few line={last} linked={linked} />
            ) : (
              labels.length > 0 && <span className="t2">: {summaryOf(labels, t)}</span>
            )}
          </span>
          {labels.length > 0 && !few && (
            <button
              type="button"
              className={styles.unfold}
              aria-expanded={open}
              aria-label={t('timeline.unfold')}
              onClick={() => setOpen(!open)}
            >
              <Icon name={open ? 'chevron-down' : 'chevron-right'} />
            </button>
          )}
          <time className={styles.when} dateTime={last.happenedAt}>
            {formatTime(last.happenedAt)}
          </time>
        </p>
        {open &&
          lines.map((line) => (
            <dl key={line.id} className={history.changes}>
              {namesOf(line).map((name) => (
                <Change
                  key={name}
                  field={fieldOf(line, name)!}
                  before={line.before[name]}
                  after={line.after[name]}
                  linked={linked}
                />
              ))}
            </dl>
          ))}
      </div>
    </li>
  )
}, sameChanges)

/** The lines of a page stay the same objects while nothing new is read. */
function sameChanges(one: Props, other: Props): boolean {
  return (
    one.linked === other.linked &&
    one.entries.length === other.entries.length &&
    one.entries.every((entry, index) => entry === other.entries[index])
  )
}

/** One or two values, told in the sentence itself. */
function Few({ line, linked }: { line: LedgerLine; linked: Linked }) {
  return namesOf(line).map((name, index) => (
    <span key={name} className={styles.few}>
      <span className="t2">
        {index > 0 ? ', ' : ': '}
        {named(fieldOf(line, name)!.label)}{' '}
      </span>
      <ChangedValues field={fieldOf(line, name)!} before={line.before[name]} after={line.after[name]} linked={linked} />
    </span>
  ))
}

const fieldOf = (line: LedgerLine, name: string) => findDefinition(line.record)?.all[name]
const namesOf = (line: LedgerLine) =>
  changedFields(line).filter((name) => fieldOf(line, name) && fieldOf(line, name)!.setBy !== 'system')

function summaryOf(labels: string[], t: ReturnType<typeof useWords>): string {
  const lower = labels.map(named)
  return lower.length <= 3
    ? lower.join(', ')
    : t('timeline.andMore', { names: lower.slice(0, 2).join(', '), count: lower.length - 2 })
}
