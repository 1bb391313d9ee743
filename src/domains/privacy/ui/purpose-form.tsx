import { useState } from 'react'
import { Refusal } from '../../../kernel/refusal.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { create } from '../../../web/api/create.ts'
import { refresh } from '../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { pathOf } from '../../../web/api/path.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { AskDialog } from '../../../web/form/ask-dialog.tsx'
import { FormField } from '../../../web/form/form-field.tsx'
import { useWords } from '../../../web/words/words.ts'
import { purpose } from '../model/index.ts'
import styles from './consents.module.css'

const asked = ['name', 'channels', 'words'] as const
const beginning = { name: '', channels: ['email'], words: null }

/** A purpose: its name, by which channels it is asked for, and what people are told. */
export function PurposeForm({ row, onClose }: { row: RowOf<typeof purpose> | null; onClose: () => void }) {
  const t = useWords()
  const fields = useFields(purpose)
  const [values, setValues] = useState<Record<string, unknown>>(row ? { name: row.name, channels: row.channels, words: row.words } : beginning) // prettier-ignore
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      if (row) await request(`${pathOf(purpose)}/${row.id}`, { method: 'PATCH', body: values, version: row.version })
      else await create(purpose, values as never)
      await refresh(purpose.name)
      onClose()
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  const faultOf = (name: string) =>
    refusal instanceof Refusal ? refusal.fields.find(({ field }) => field === name)?.message : undefined
  return (
    <AskDialog
      title={row ? row.name : t('privacy.newPurpose')}
      go={t(row ? 'save' : 'add')}
      busy={busy}
      ready={String(values.name ?? '').trim() !== ''}
      onGo={() => void save()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {asked.map((name, index) => (
          <FormField
            key={name}
            field={fields[name]!}
            value={values[name] ?? null}
            linked={{}}
            autoFocus={index === 0}
            error={faultOf(name)}
            onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        ))}
        {refusal !== null && !asked.some(faultOf) && (
          <p role="alert" className="bad meta">
            {sentenceOf(refusal)}
          </p>
        )}
      </div>
    </AskDialog>
  )
}
