import { useState } from 'react'
import { connection } from '../api/connection.ts'
import { findDefinition } from '../app/registry.ts'
import { useCandidates } from '../fields/edit/use-candidates.ts'
import { Icon } from '../kit/icon.tsx'
import { RecordMark } from '../kit/record-mark.tsx'
import { TextField } from '../kit/text-field.tsx'
import { recent } from '../shell/recent.ts'
import { useWords } from '../words/words.ts'
import styles from './share.module.css'

/** A record on which something can be put. */
export interface Target {
  id: string
  record: string
}
interface Line extends Target {
  title: string
  subtitle: string | null
}

/** Finds the record on which something is put: those opened lately, or, where Farley can be asked, any by its name. */
export function FindPlace({ onChoose }: { onChoose: (target: Target) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const isAway = connection.use() !== 'online'
  const { candidates } = useCandidates('any', isAway ? '' : text)
  const lately = recent
    .use()
    .filter(({ title }) => title.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
    .map((each): Line => ({ ...each, subtitle: null }))
  const lines: Line[] = text.trim() === '' || isAway ? lately : candidates
  const shown = lines.filter(({ record }) => takesNotes(record))
  return (
    <section className={styles.find}>
      <TextField
        size={40}
        label={t('share.where')}
        value={text}
        autoFocus
        {...(isAway && { help: t('share.onlyLately') })}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={styles.found} aria-label={t('share.where')}>
        {shown.map((line) => (
          <li key={line.id}>
            <button type="button" className={styles.place} onClick={() => onChoose(line)}>
              <Mark {...line} />
              <span className={styles.names}>
                <span className="cut m">{line.title}</span>
                <span className="cut meta t2">{line.subtitle ?? findDefinition(line.record)?.label.one}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && text.trim() !== '' && <p className="t2">{t('share.noneFound')}</p>}
    </section>
  )
}

/** What was said belongs to somebody or something, not to what was said before. */
function takesNotes(record: string): boolean {
  const definition = findDefinition(record)
  return definition !== undefined && !definition.timeline && !definition.setting && !definition.hidden
}

function Mark({ record, title }: Line) {
  return (
    <span className={styles.mark}>
      <RecordMark record={record} name={title} size={20} />
      {!['person', 'company'].includes(record) && <Icon name={findDefinition(record)?.icon ?? 'circle'} size={20} />}
    </span>
  )
}
