import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { formatAgo, formatDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { Deleted } from './bin-query.ts'
import styles from './bin-page.module.css'

interface Props {
  definition: RecordDefinition
  row: Deleted
  /** Undefined where there is nothing that one may do with it. */
  chosen: boolean | undefined
  onChoose: () => void
  onBack: () => void
}

/** A line of the bin: what it was, who deleted it and when, and when it goes for good. */
export function DeletedRow({ definition, row, chosen, onChoose, onBack }: Props) {
  const t = useWords()
  const { title, by, deletedAt, goesAt } = row
  const page = pageOf(definition, row.id)
  const when = formatAgo(deletedAt)
  return (
    <li className={styles.row}>
      <span className={styles.box}>
        {chosen !== undefined && <Checkbox label={t('bin.choose', { title })} checked={chosen} onChange={onChoose} />}
      </span>
      <span className={styles.what}>
        <a className="cut" href={page} onClick={(event) => followHere(event, page)}>
          {title}
        </a>
        <span className="meta t2">
          <time dateTime={deletedAt}>
            {by ? t('bin.deleted', { when, who: by }) : t('bin.deletedBySomebody', { when })}
          </time>
          {' · '}
          {goesAt ? t('bin.goes', { day: formatDay(goesAt.slice(0, 10)) }) : t('bin.kept')}
        </span>
      </span>
      {row.mayRestore && (
        <Button icon="arrow-back-up" onClick={onBack}>
          {t('record.restore')}
          <span className="aloud"> {title}</span>
        </Button>
      )}
    </li>
  )
}
