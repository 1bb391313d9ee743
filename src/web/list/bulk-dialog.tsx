import { useEffect, useState } from 'react'
import type { ActionDefinition } from '../../kernel/action.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Field, FieldType } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { pathOf } from '../api/path.ts'
import { request, sentenceOf } from '../api/request.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { followJob } from '../jobs/jobs.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './bulk-dialog.module.css'

export type BulkChange =
  { kind: 'field'; name: string; field: Field } | { kind: 'action'; action: ActionDefinition } | { kind: 'delete' }

interface Props {
  definition: RecordDefinition
  change: BulkChange
  target: { ids: string[] } | { filter: Filter }
  count: number
  onClose: () => void
  onDone: () => void
}
interface Preview {
  change: number
  total: number
  skipped: { reason: string; count: number }[]
}

/** A change of many records: what it will do is said before it is done. */
export function BulkDialog({ definition, change, target, count, onClose, onDone }: Props) {
  const t = useWords()
  const isField = change.kind === 'field'
  const [value, setValue] = useState<{ value: unknown; linked: Linked } | null>(null)
  const [editing, setEditing] = useState(isField)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [error, setError] = useState<string | null>(null)
  const ready = !isField || (value !== null && !editing)
  const body = { ...target, ...bodyOf(change, value?.value) }
  const asked = JSON.stringify(body)
  const path = `${pathOf(definition)}/bulk`

  useEffect(() => {
    if (!ready) return
    let gone = false
    request<{ data: Preview }>(path, { method: 'POST', body: { ...(JSON.parse(asked) as object), preview: true } })
      .then(({ data }) => !gone && setPreview(data))
      .catch((refused: unknown) => !gone && setError(sentenceOf(refused)))
    return () => {
      gone = true
    }
  }, [ready, asked, path])

  const run = async () => {
    try {
      const { data } = await request<{ data: { id: string } }>(path, { method: 'POST', body })
      followJob(data.id)
      onDone()
      onClose()
    } catch (refused) {
      setError(sentenceOf(refused))
    }
  }
  const records = named(count === 1 ? definition.label.one : definition.label.many)
  return (
    <Dialog
      title={t(`bulk.title.${change.kind}`, {
        count: formatNumber(count),
        records,
        what: isField ? change.field.label : change.kind === 'action' ? change.action.label : '',
      })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={!preview || preview.change === 0} onClick={() => void run()}>
            {t(change.kind === 'delete' ? 'delete' : 'bulk.change')}
          </Button>
        </>
      }
    >
      {isField && (
        <div className={styles.field}>
          <span className={styles.label}>{change.field.label}</span>
          {editing ? (
            <FieldEditor
              autoFocus
              field={change.field}
              of={`${definition.name}.${change.name}`}
              value={value?.value ?? null}
              linked={value?.linked}
              onSave={(next, linked) => {
                setValue({ value: next, linked: linked ?? {} })
                setPreview(null)
                setError(null)
                setEditing(false)
              }}
              onCancel={() => setEditing(false)}
            />
          ) : (
            <button type="button" className={styles.value} onClick={() => setEditing(true)}>
              {value === null ? (
                <span className="t3">{t('bulk.choose')}</span>
              ) : value.value === null ? (
                <span className="t3">{t('bulk.empty')}</span>
              ) : (
                <FieldValue field={change.field} value={value.value} linked={value.linked} />
              )}
            </button>
          )}
        </div>
      )}
      {isField && severalOf.includes(change.field.type) && <p className="t2">{t('bulk.replaces')}</p>}
      <div role="status" className={styles.preview}>
        {error && <p className="bad">{error}</p>}
        {ready && !preview && !error && <p className="t2">{t('bulk.counting')}</p>}
        {preview && (
          <p>
            {t(change.kind === 'delete' ? 'bulk.binned' : 'bulk.preview', {
              count: preview.change,
              number: formatNumber(preview.change),
            })}
          </p>
        )}
        {preview?.skipped.map(({ reason, count: skipped }) => (
          <p key={reason} className="warn">
            {t('bulk.skipped', { number: formatNumber(skipped), reason })}
          </p>
        ))}
      </div>
    </Dialog>
  )
}

const severalOf: readonly FieldType[] = ['links', 'choices']

function bodyOf(change: BulkChange, value: unknown) {
  if (change.kind === 'field') return { patch: { [change.name]: value ?? null } }
  return {
    action: {
      name: change.kind === 'delete' ? 'delete' : change.action.name,
      ...(change.kind === 'action' && { input: {} }),
    },
  }
}
