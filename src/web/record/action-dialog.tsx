import { useRef, useState } from 'react'
import { calledDone, type ActionDefinition } from '../../kernel/action.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Linked, Row } from '../api/answers.ts'
import { sentenceOf } from '../api/request.ts'
import { useFields } from '../api/use-fields.ts'
import { act } from '../api/use-action.ts'
import { BegunLine } from '../form/begun-line.tsx'
import { begunForm, dropForm, useKeepForm } from '../form/form-draft.ts'
import { FormField } from '../form/form-field.tsx'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { StaleRecord } from '../unsaved/stale-record.tsx'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { inputsOf } from './action-input.ts'
import { openMade } from './open-made.ts'
import styles from './action-dialog.module.css'

export interface ActionProps {
  action: ActionDefinition
  row: Row
  title: string
  onClose: () => void
}

const nothing = {}

/** Asks for what an action needs, then does it; what was typed is kept on this device until it is done. */
export function ActionDialog({ action, row, title, onClose }: ActionProps) {
  const form = `${action.record.name}.${row.id}.${action.name}`
  const [left, setLeft] = useState(() => begunForm(form))
  const [values, setValues] = useState<Record<string, unknown>>(left ?? nothing)
  useKeepForm(form, values, nothing)
  const [linked, setLinked] = useState<Linked>({})
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const began = useRef(row).current
  const fields = useFields(action.record)
  const t = useWords()
  const label = calledDone(action)
  const asked = inputsOf(action, fields)
  const titles = useLinkedTitles(Object.fromEntries(asked.map(({ name, field }) => [name, field])), values)
  const missing = asked.some(({ name, field }) => field.required && (values[name] ?? null) === null)
  const stale = refusal instanceof Refusal && refusal.code === 'stale' ? refusal : null
  const submit = async (version = began.version) => {
    if (missing || busy) return
    setBusy(true)
    setRefusal(null)
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
    const answer = await act(action, { ...row, version }, given, { refused: setRefusal })
    setBusy(false)
    if (!answer) return
    leave()
    await openMade(action, row.id)
  }
  const leave = () => {
    dropForm(form)
    onClose()
  }
  const faultOf = (name: string) =>
    refusal instanceof Refusal && !stale ? refusal.fields.find(({ field }) => field === name)?.message : undefined
  const isElsewhere = refusal !== null && !stale && !asked.some(({ name }) => faultOf(name))
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
      {left && (
        <BegunLine
          onAnew={() => {
            setLeft(null)
            setValues(nothing)
          }}
        />
      )}
      <p className={styles.summary}>{action.summary}</p>
      <div className={styles.fields} key={left ? 'begun' : 'anew'}>
        {asked.map(({ name, field }, index) => (
          <FormField
            key={name}
            field={field}
            value={values[name] ?? null}
            linked={{ ...titles, ...linked }}
            autoFocus={index === 0 && !left}
            error={faultOf(name)}
            onChange={(value, titles) => {
              setValues((before) => ({ ...before, [name]: value }))
              setLinked((before) => ({ ...before, ...titles }))
            }}
          />
        ))}
      </div>
      {stale && (
        <StaleRecord
          definition={action.record}
          refusal={stale}
          began={began}
          now={row}
          onKeep={() => void submit(Number(stale.details.version))}
          onLeave={leave}
        />
      )}
      {isElsewhere && (
        <p role="alert" className="bad">
          {sentenceOf(refusal)}
        </p>
      )}
    </Dialog>
  )
}
