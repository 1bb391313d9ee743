import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Chip } from '../kit/chip.tsx'
import { join } from '../kit/join.ts'
import { formatDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { Hanging } from './hanging-query.ts'
import { hangingWords } from './hanging-words.ts'
import styles from './merge.module.css'

interface Props {
  definition: RecordDefinition
  row: Row
  title: string
  hanging: readonly Hanging[]
  stays: boolean
  onStay: () => void
  onTakeAll: (() => void) | undefined
}

/** One of the two: whether it stays, since when it is there, and what hangs on it. */
export function SideHead({ definition, row, title, hanging, stays, onStay, onTakeAll }: Props) {
  const t = useWords()
  const page = pageOf(definition, row.id)
  const counts = hanging.map(hangingWords)
  return (
    <section className={join(styles.head, stays && styles.stays)} aria-label={title}>
      <div className={styles.name}>
        <a className="cut m" href={page} onClick={(event) => followHere(event, page)}>
          {title}
        </a>
        <Chip tone={stays ? 'success' : 'plain'} icon={stays ? 'check' : 'arrow-merge'}>
          {t(stays ? 'merge.stays' : 'merge.goes')}
        </Chip>
      </div>
      <p className="meta t2">
        {row.createdAt && t('merge.since', { day: formatDay(row.createdAt.slice(0, 10)) })}
        {counts.length > 0 && ` · ${counts.join(' · ')}`}
      </p>
      <div className={styles.acts}>
        {onTakeAll && (
          <Button onClick={onTakeAll}>
            {t('merge.takeAll')}
            <span className="aloud"> {title}</span>
          </Button>
        )}
        {!stays && (
          <Button kind="quiet" onClick={onStay}>
            {t('merge.keepThis')}
            <span className="aloud"> {title}</span>
          </Button>
        )}
      </div>
    </section>
  )
}
