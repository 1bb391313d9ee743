import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Linked } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { request, sentenceOf } from '../api/request.ts'
import type { UndoAnswer } from '../api/undo.ts'
import { Trouble } from '../app/errors.tsx'
import { findDefinition } from '../app/registry.ts'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { toast } from '../kit/toast.tsx'
import { useWords } from '../words/words.ts'
import { Change } from './change.tsx'
import styles from './history.module.css'

const few = 20

/** What undoing a cause would change, what has changed since and stays unless ticked, and what cannot be undone; then does it. */
export function UndoPreview({
  cause,
  linked: brought,
  onClose,
}: {
  cause: string
  linked: Linked
  onClose: () => void
}) {
  const [force, setForce] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const t = useWords()
  const preview = useQuery({
    queryKey: ['undo', cause],
    queryFn: () => request<UndoAnswer>('undo', { method: 'POST', body: { cause, preview: true } }),
    gcTime: 0,
    staleTime: 0,
  })
  const linked = { ...brought, ...preview.data?.linked }
  const { changes = [], conflicts = [], cannot = [] } = preview.data?.data ?? {}
  const undo = async () => {
    setBusy(true)
    try {
      await request<UndoAnswer>('undo', { method: 'POST', body: { cause, ...(force.length > 0 && { force }) } })
      toast({ text: t('undo.undone') })
      await client.invalidateQueries()
      onClose()
    } catch (error) {
      toast({ tone: 'danger', text: sentenceOf(error) })
      setBusy(false)
    }
  }
  const toggle = (key: string) => setForce(force.includes(key) ? force.filter((each) => each !== key) : [...force, key])
  return (
    <Dialog
      title={t('history.undoTitle')}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            size={32}
            kind="primary"
            busy={busy}
            disabled={changes.length + force.length === 0}
            onClick={() => void undo()}
          >
            {t('history.undoDo', { count: changes.length })}
          </Button>
        </>
      }
    >
      {preview.isPending && <SkeletonLines />}
      {preview.error && <Trouble error={preview.error} />}
      {changes.slice(0, few).map((change) => (
        <section key={change.id} className={styles.block}>
          <h3>{change.title || findDefinition(change.record)?.label.one}</h3>
          <dl className={styles.changes}>
            {change.fields.map(({ field, from, to }) => {
              const known = findDefinition(change.record)?.all[field]
              return known && <Change key={field} field={known} before={from} after={to} linked={linked} />
            })}
          </dl>
        </section>
      ))}
      {changes.length > few && <p className="t2">{t('history.undoMore', { count: changes.length - few })}</p>}
      {conflicts.length > 0 && (
        <section className={styles.block}>
          <h3>{t('history.conflicts')}</h3>
          {conflicts.map(({ record, id, field, now, to }) => {
            const known = findDefinition(record)?.all[field]
            const key = `${id}.${field}`
            return (
              known && (
                <div key={key} className="row">
                  <Checkbox
                    label={t('history.force', { field: known.label })}
                    checked={force.includes(key)}
                    onChange={() => toggle(key)}
                  />
                  <dl className={styles.changes}>
                    <Change field={known} before={now} after={to} linked={linked} />
                  </dl>
                </div>
              )
            )
          })}
        </section>
      )}
      {cannot.map(({ what, why }) => (
        <p key={what} className="t2">
          {what}: {why}
        </p>
      ))}
      {preview.data && changes.length + conflicts.length + cannot.length === 0 && (
        <p className="t2">{t('history.undoNothing')}</p>
      )}
    </Dialog>
  )
}
