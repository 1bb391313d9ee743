import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Linked } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { request } from '../api/request.ts'
import { toastDone, type UndoAnswer } from '../api/undo.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { Trouble } from '../app/errors.tsx'
import { findDefinition } from '../app/registry.ts'
import { followJob } from '../jobs/follow.ts'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { Change } from './change.tsx'
import styles from './history.module.css'

interface Props {
  title: string
  /** What takes back, and what it is asked: an undo of a cause, a rewind of records. */
  path: string
  body: object
  linked: Linked
  /** What was done, for the toast. */
  done: string
  /** The word of the button, for so many changes. */
  doIt: (count: number) => string
  /** What may be chosen before. */
  children?: ReactNode
  onClose: () => void
  onDone?: () => void
}

const few = 20

/** Shows what taking something back would change, what was changed since and stays unless it is ticked, and what cannot be; then does it as one cause with one undo. */
export function TakeBack({ title, path, body, linked: brought, done, doIt, children, onClose, onDone }: Props) {
  const [force, setForce] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const t = useWords()
  const preview = useQuery({
    queryKey: ['undo', path, body],
    queryFn: ({ signal }) => request<UndoAnswer>(path, { method: 'POST', body: { ...body, preview: true }, signal }),
    gcTime: 0,
    staleTime: 0,
  })
  const { changes = [], conflicts = [], cannot = [], counts, records, looked } = preview.data?.data ?? {}
  const shown = changes.slice(0, few)
  const linked = { ...brought, ...preview.data?.linked, ...useTitles(shown, conflicts) }
  const count = counts?.changes ?? changes.length
  const doNow = async () => {
    setBusy(true)
    try {
      const answer = await request<UndoAnswer>(path, {
        method: 'POST',
        body: { ...body, ...(force.length > 0 && { force }) },
      })
      if (answer.data.id) followJob(answer.data.id)
      else if (answer.cause) toastDone(done, answer.cause)
      onClose()
      onDone?.()
      void client.invalidateQueries()
    } catch (error) {
      toastRefusal(error)
      setBusy(false)
    }
  }
  const keys = conflicts.map(({ id, field }) => `${id}.${field}`)
  const toggle = (key: string) => setForce(force.includes(key) ? force.filter((each) => each !== key) : [...force, key])
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={560}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            size={32}
            kind="primary"
            busy={busy}
            disabled={!preview.data || count + force.length === 0}
            onClick={() => void doNow()}
          >
            {doIt(count)}
          </Button>
        </>
      }
    >
      {children}
      {preview.isPending && <SkeletonLines />}
      {preview.error && <Trouble error={preview.error} />}
      {preview.data && (
        <p role="status" className={styles.sum}>
          {t('history.wouldChange', { count, number: formatNumber(count) })}
          {conflicts.length > 0 &&
            ` ${t('history.wouldStay', { count: counts?.conflicts ?? conflicts.length, number: formatNumber(counts?.conflicts ?? conflicts.length) })}`}
          {looked !== undefined && records !== undefined && looked < records && (
            <span className="t2">
              {' '}
              {t('history.looked', { looked: formatNumber(looked), records: formatNumber(records) })}
            </span>
          )}
        </p>
      )}
      {shown.map((change) => (
        <section key={change.id} className={styles.block}>
          <h3>{change.title || findDefinition(change.record)?.label.one}</h3>
          <dl className={styles.changes}>
            {change.fields.map(({ field, from, to }) => (
              <Taken key={field} record={change.record} field={field} from={from} to={to} linked={linked} />
            ))}
          </dl>
        </section>
      ))}
      {count > few && <p className="t2">{t('history.undoMore', { count: count - few })}</p>}
      {conflicts.length > 0 && (
        <section className={styles.block}>
          <h3 className="row">
            <Checkbox
              label={t('history.forceAll')}
              checked={keys.every((key) => force.includes(key))}
              partly={force.length > 0 && !keys.every((key) => force.includes(key))}
              onChange={() => setForce(keys.every((key) => force.includes(key)) ? [] : keys)}
            />
            {t('history.conflicts')}
          </h3>
          {conflicts.slice(0, few * 5).map(({ record, id, title: name, field, now, to }) => (
            <div key={`${id}.${field}`} className={styles.conflict}>
              <Checkbox
                label={t('history.force', { field: labelOf(record, field), record: name })}
                checked={force.includes(`${id}.${field}`)}
                onChange={() => toggle(`${id}.${field}`)}
              />
              <span className="grow">
                {name && <span className="m">{name}</span>}
                <dl className={styles.changes}>
                  <Taken record={record} field={field} from={now} to={to} linked={linked} />
                </dl>
              </span>
            </div>
          ))}
        </section>
      )}
      {cannot.slice(0, few).map(({ record, id, title: name, why }) => (
        <p key={id} className="t2">
          {name || findDefinition(record)?.label.one}: {why}
        </p>
      ))}
      {preview.data && count + conflicts.length + cannot.length === 0 && (
        <p className="t2">{t('history.undoNothing')}</p>
      )}
    </Dialog>
  )
}

const labelOf = (record: string, field: string) => findDefinition(record)?.all[field]?.label ?? field

interface TakenProps {
  record: string
  field: string
  from: unknown
  to: unknown
  linked: Linked
}

/** A field that is taken back; whether a record lies in the bin is said in words. */
function Taken({ record, field, from, to, linked }: TakenProps) {
  const t = useWords()
  const known = findDefinition(record)?.all[field]
  if (field === 'deletedAt')
    return (
      <>
        <dt>{t('history.bin')}</dt>
        <dd>{t(to ? 'history.toBin' : 'history.outOfBin')}</dd>
      </>
    )
  return known && <Change field={known} before={from} after={to} linked={linked} />
}

type Told = NonNullable<UndoAnswer['data']['changes']>
type Left = NonNullable<UndoAnswer['data']['conflicts']>

/** The titles of what values on both sides point to. */
function useTitles(changes: Told, conflicts: Left): Linked {
  const sides = [
    ...changes.flatMap(({ record, fields }) => fields.map((each) => ({ record, ...each }))),
    ...conflicts.map(({ record, field, now, to }) => ({ record, field, from: now, to })),
  ]
  const pairs = sides.flatMap(({ record, field, from, to }, index) => {
    const known = findDefinition(record)?.all[field]
    return known ? [[`${index}.from`, known, from] as const, [`${index}.to`, known, to] as const] : []
  })
  return useLinkedTitles(
    Object.fromEntries(pairs.map(([key, field]) => [key, field])),
    Object.fromEntries(pairs.map(([key, , value]) => [key, value])),
  )
}
