import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useUpdate } from '../api/use-update.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { historyQuery } from '../history/history-query.ts'
import { actorOf } from '../history/sentences.ts'
import { Icon } from '../kit/icon.tsx'
import { formatDayTime } from '../fields/format/days.ts'
import { useWords } from '../words/words.ts'
import { isFilled } from './detail-groups.ts'
import styles from './details.module.css'

interface Props {
  definition: RecordDefinition
  row: Row
  name: string
  field: Field
  linked: Linked
  may: boolean
}

const patience = 350

/** Where a value came from and when, with what stood there before; read from the ledger when it is looked at. */
export function Origin({ definition, row, name, field, linked, may }: Props) {
  const [waited, setWaited] = useState(false)
  const update = useUpdate(definition)
  const t = useWords()
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patience)
    return () => clearTimeout(timer)
  }, [])
  const { data } = useQuery({ ...historyQuery(definition, row.id), enabled: waited && field.setBy !== 'derived' })
  if (!waited) return null
  if (field.setBy === 'derived') return <Tip icon="info-circle" text={field.help ?? t('record.derived')} />
  if (!data) return null
  const line = data.data.find((each) => each.recordId === row.id && name in each.after)
  if (!line) return <Tip icon="plus" text={t('record.sinceCreation')} when={row.createdAt} />
  const before = line.before[name] ?? null
  return (
    <Tip icon="history" text={actorOf(line)} when={line.happenedAt}>
      <p className={styles.before}>
        <span className="cut">
          {t('record.before')}{' '}
          {isFilled(before) ? (
            <FieldValue field={field} value={before} linked={{ ...data.linked, ...linked }} />
          ) : (
            t('history.empty')
          )}
        </span>
        {may && (
          <button
            type="button"
            tabIndex={-1}
            className="link"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void update(row, { [name]: before } as never, data.linked)}
          >
            {t('record.restore')}
          </button>
        )}
      </p>
    </Tip>
  )
}

function Tip({
  icon,
  text,
  when,
  children,
}: {
  icon: string
  text: string
  when?: string
  children?: React.ReactNode
}) {
  return (
    <div className={styles.tip} role="tooltip">
      <p className={styles.from}>
        <Icon name={icon} />
        <span className="grow">{text}</span>
        {when && <time dateTime={when}>{formatDayTime(when)}</time>}
      </p>
      {children}
    </div>
  )
}
