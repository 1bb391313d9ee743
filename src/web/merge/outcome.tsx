import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { Icon } from '../kit/icon.tsx'
import { isFilled } from '../record/detail-groups.ts'
import { useWords } from '../words/words.ts'
import type { Hanging } from './hanging-query.ts'
import { hangingWords } from './hanging-words.ts'
import { ValueText } from './value-text.tsx'
import styles from './merge.module.css'

interface Props {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  row: Row
  linked: Linked
  gone: string
  moves: readonly Hanging[]
}

/** What will be: the record that stays, and what moves to it. */
export function Outcome({ definition, fields, row, linked, gone, moves }: Props) {
  const t = useWords()
  const shown = Object.keys(definition.all).filter(
    (name) => fields[name] && fields[name].setBy === 'typed' && isFilled(row[name]),
  )
  return (
    <aside className={styles.outcome} aria-label={t('merge.outcome')}>
      <h2>{t('merge.outcome')}</h2>
      <dl className={styles.details}>
        {shown.map((name) => (
          <div key={name}>
            <dt>{fields[name]!.label}</dt>
            <dd>
              <ValueText field={fields[name]!} value={row[name]} linked={linked} />
            </dd>
          </div>
        ))}
      </dl>
      <h2>{t('merge.moves', { title: gone })}</h2>
      {moves.length === 0 && <p className="t2">{t('merge.movesNothing')}</p>}
      <ul className={styles.moves}>
        {moves.map((each) => (
          <li key={`${each.record}.${each.field}`}>
            <Icon name="arrow-merge" size={14} />
            {hangingWords(each)}
          </li>
        ))}
      </ul>
      <p className="meta t2">{t('merge.oldAddress', { title: gone })}</p>
    </aside>
  )
}
