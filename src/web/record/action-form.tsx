import { useState } from 'react'
import type { ActionDefinition } from '../../kernel/action.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { act } from '../api/use-action.ts'
import { FormField } from '../form/form-field.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { inputsOf } from './action-input.ts'
import styles from './action-form.module.css'

interface Props {
  action: ActionDefinition
  row: Row
  title: string
  onClose: () => void
}

/** Asks for what an action needs, then does it. */
export function ActionForm({ action, row, title, onClose }: Props) {
  const [values, setValues] = useState<Record<string, unknown>>({})
  const [linked, setLinked] = useState<Linked>({})
  const [busy, setBusy] = useState(false)
  const fields = useFields(action.record)
  const t = useWords()
  const label = action.label.replace(/…$/, '')
  const asked = inputsOf(action, fields)
  const missing = asked.some(({ name, field }) => field.required && (values[name] ?? null) === null)
  const submit = async () => {
    if (missing || busy) return
    setBusy(true)
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
    const answer = await act(action, row, given)
    setBusy(false)
    if (answer) onClose()
  }
  return (
    <Dialog
      title={`${title}: ${named(label)}`}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size={32} kind="primary" busy={busy} disabled={missing} onClick={() => void submit()}>
            {label}
          </Button>
        </>
      }
    >
      <p className={styles.summary}>{action.summary}</p>
      <div className={styles.fields}>
        {asked.map(({ name, field }, index) => (
          <FormField
            key={name}
            field={field}
            value={values[name] ?? null}
            linked={linked}
            autoFocus={index === 0}
            onChange={(value, titles) => {
              setValues((before) => ({ ...before, [name]: value }))
              setLinked((before) => ({ ...before, ...titles }))
            }}
          />
        ))}
      </div>
    </Dialog>
  )
}
