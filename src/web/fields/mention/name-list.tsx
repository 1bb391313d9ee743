import type { Mention } from '../../../kernel/mention.ts'
import { Avatar } from '../../kit/avatar.tsx'
import { useWords } from '../../words/words.ts'
import styles from './mention.module.css'

interface Props {
  id: string
  names: readonly Mention[]
  at: number
  onPick: (index: number) => void
}

/** Who may be meant; the text keeps the focus. */
export function NameList({ id, names, at, onPick }: Props) {
  const t = useWords()
  return (
    <ul id={id} role="listbox" aria-label={t('mention.who')}>
      {names.map((each, index) => (
        <li
          key={each.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={styles.option}
          onClick={() => onPick(index)}
        >
          <Avatar name={each.name} />
          <span className="cut">{each.name}</span>
        </li>
      ))}
    </ul>
  )
}
