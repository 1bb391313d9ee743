import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useKeysOf } from '../shell/commands.ts'
import { formatDayTime, formatList } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { ListPast } from './list-past.ts'
import styles from './history.module.css'

interface Props {
  definition: RecordDefinition
  past: ListPast
  q: string | undefined
  onBack: () => void
}

/** Says which moment a list is shown at, and honestly which records those are. */
export function ListBanner({ definition, past, q, onBack }: Props) {
  const t = useWords()
  const keysOf = useKeysOf()
  const records = named(definition.label.many)
  const because = [...past.because, ...(q ? [t('list.find')] : [])]
  return (
    <div className={styles.banner} role="status">
      <Icon name="history" className="inf" />
      <span className="grow">
        <b>{t('history.asOf', { when: formatDayTime(past.asOf) })}</b>{' '}
        <span className="t2">
          {past.found === 'then'
            ? t('history.listThen')
            : t('history.listNow', { records, fields: formatList(because), count: because.length })}
        </span>
      </span>
      <Button keys={keysOf('now')} onClick={onBack}>
        {t('history.backToNow')}
      </Button>
    </div>
  )
}
