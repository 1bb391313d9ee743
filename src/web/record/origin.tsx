import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Contact, Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { confirmValues } from '../api/confirm.ts'
import { useUpdate } from '../api/use-update.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { actorOf } from '../history/sentences.ts'
import { Icon } from '../kit/icon.tsx'
import { formatDay, formatDayTime } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { isFilled } from './detail-groups.ts'
import { originsQuery } from './origins-query.ts'
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
  const value = row[name]
  const [waited, setWaited] = useState(false)
  const update = useUpdate(definition)
  const t = useWords()
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patience)
    return () => clearTimeout(timer)
  }, [])
  const { data } = useQuery({ ...originsQuery(definition, row.id), enabled: waited && field.setBy !== 'derived' })
  if (!waited) return null
  if (field.setBy === 'derived') return <Tip icon="info-circle" text={field.help ?? t('record.derived')} />
  if (!data) return null
  const verified = verifiedOn(value)
  const line = data.data[name]
  const still = <StillTrue definition={definition} id={row.id} name={name} line={data.confirmed[name]} may={may} />
  if (!line)
    return (
      <Tip icon="plus" text={sourceOf(data.created, t)} when={data.created?.happenedAt ?? row.createdAt}>
        {verified && <p className={styles.before}>{t('record.verified', { day: formatDay(verified) })}</p>}
        {still}
      </Tip>
    )
  const before = line.before[name] ?? null
  return (
    <Tip icon="history" text={sourceOf(line, t)} when={line.happenedAt}>
      {verified && <p className={styles.before}>{t('record.verified', { day: formatDay(verified) })}</p>}
      <p className={styles.before}>
        <span className="cut">
          {t('record.before')}{' '}
          {isFilled(before) ? <FieldValue field={field} value={before} linked={linked} /> : t('history.empty')}
        </span>
        {may && (
          <button
            type="button"
            tabIndex={-1}
            className="link"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void update(row, { [name]: before } as never)}
          >
            {t('record.restore')}
          </button>
        )}
      </p>
      {still}
    </Tip>
  )
}

interface StillProps {
  definition: RecordDefinition
  id: string
  name: string
  line: LedgerLine | undefined
  may: boolean
}

/** Who said last that a value is still true, and one press to say so. */
function StillTrue({ definition, id, name, line, may }: StillProps) {
  const t = useWords()
  if (!line && !may) return null
  return (
    <p className={styles.before}>
      <span className="cut">
        {line && t('record.confirmed', { by: actorOf(line) })} {line && formatDayTime(line.happenedAt)}
      </span>
      {may && (
        <button
          type="button"
          tabIndex={-1}
          className="link"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void confirmValues(definition, id, definition.all[name]!.label, [name])}
        >
          {t('record.stillTrue')}
        </button>
      )}
    </p>
  )
}

/** Who gave a value, and in which way where that was not by hand. */
function sourceOf(line: LedgerLine | null, t: ReturnType<typeof useWords>): string {
  if (!line) return t('record.sinceCreation')
  const by = actorOf(line)
  const way = line.actor.kind === 'person' && line.cause.kind === 'request' ? null : wayOf(line)
  return way ? t(`record.way.${way}`, { by }) : by
}

const wayOf = ({ actor, cause }: LedgerLine) =>
  ['import', 'bulk', 'undo'].includes(cause.kind)
    ? cause.kind
    : actor.kind === 'key' || actor.kind === 'customer'
      ? actor.kind
      : null

/** The day on which one of several addresses or numbers was last found right. */
function verifiedOn(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  const days = value
    .map((each) => (each as Partial<Contact> | null)?.verifiedOn)
    .filter((day) => typeof day === 'string')
  return days.toSorted().at(-1) ?? null
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
