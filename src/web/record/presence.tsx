import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { usePresence, type Present } from '../api/presence.ts'
import { Avatar } from '../kit/avatar.tsx'
import { useWords } from '../words/words.ts'
import styles from './presence.module.css'

interface Props {
  definition: RecordDefinition
  id: string
  fields: Readonly<Record<string, Field>>
}

const shown = 3

/** Who else has this record before them now, and what they are changing. */
export function Presence({ definition, id, fields }: Props) {
  const t = useWords()
  const people = usePresence(definition, id)
  // Who changes something is named before those who only look.
  const ordered = people.toSorted((one, other) => Number(other.editing !== null) - Number(one.editing !== null))
  const sentence = ({ name, editing }: Present) => {
    const field = editing !== null ? fields[editing]?.label : undefined
    return t(field ? 'record.isEditing' : 'record.isViewing', { name: name.split(' ')[0], field })
  }
  return (
    <span className={styles.presence} role="status">
      {ordered.length > 0 && (
        <>
          <span className={styles.dot} />
          {ordered.slice(0, shown).map((each) => (
            <Avatar key={each.id} name={each.name} />
          ))}
          <span className={styles.words}>
            {sentence(ordered[0]!)}
            {ordered.length > 1 && ` ${t('record.andOthers', { count: ordered.length - 1 })}`}
          </span>
          <span className={styles.rule} />
        </>
      )}
    </span>
  )
}
