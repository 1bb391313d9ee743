import { Fragment, useState, type ReactNode } from 'react'
import { Refusal } from '../../kernel/refusal.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { create } from '../api/create.ts'
import { pathOf } from '../api/path.ts'
import { refresh } from '../api/refresh.ts'
import { request, sentenceOf } from '../api/request.ts'
import { useFields } from '../api/use-fields.ts'
import { AskDialog } from '../form/ask-dialog.tsx'
import { FormField } from '../form/form-field.tsx'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { useWords } from '../words/words.ts'
import styles from './settings.module.css'

interface Props {
  definition: RecordDefinition
  /** Null for one that is to be made. */
  row: Row | null
  /** The fields that are asked for, in order. */
  asked: readonly string[]
  /** What a new one begins with. */
  beginning: Readonly<Record<string, unknown>>
  /** Over a new one; one that is there has its own name. */
  title: string
  onClose: () => void
  /** Fields that are asked for in a way of their own, by name; null: not now. */
  drawn?: Readonly<Record<string, (asked: AskedHere) => ReactNode>>
  /** Which fields mean nothing beside what is said so far: they are not asked for, and stay empty. */
  without?: (values: Readonly<Record<string, unknown>>) => readonly string[]
  /** What stands beneath what is asked. */
  beneath?: (values: Readonly<Record<string, unknown>>) => ReactNode
}

/** A field that is drawn in a way of its own: all that is said so far, what is wrong in it, and how it is said. */
export interface AskedHere {
  values: Readonly<Record<string, unknown>>
  error: string | undefined
  onChange: (value: unknown) => void
}

const none = () => []

/** Some fields of a setting in a dialog: it is made or changed when they are kept. */
export function SettingForm({
  definition,
  row,
  asked,
  beginning,
  title,
  onClose,
  drawn = {},
  without = none,
  beneath,
}: Props) {
  const t = useWords()
  const fields = useFields(definition)
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    row ? Object.fromEntries(asked.map((name) => [name, row[name] ?? null])) : beginning,
  )
  const [linked, setLinked] = useState<Linked>({})
  const titles = useLinkedTitles(fields, values)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const missing = without(values)
  const body = { ...values, ...Object.fromEntries(missing.map((name) => [name, null])) }
  const save = async () => {
    setBusy(true)
    try {
      if (row) await request(`${pathOf(definition)}/${row.id}`, { method: 'PATCH', body, version: row.version })
      else await create(definition, body as never)
      await refresh(definition.name)
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
      title={row ? String(row[definition.title]) : title}
      go={t(row ? 'save' : 'add')}
      busy={busy}
      ready={String(values[definition.title] ?? '').trim() !== ''}
      onGo={() => void save()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {asked.map((name, index) => {
          if (missing.includes(name)) return null
          const change = (value: unknown, more?: Linked) => {
            setValues((before) => ({ ...before, [name]: value }))
            setLinked((before) => ({ ...before, ...more }))
          }
          const own = drawn[name]
          if (own) return <Fragment key={name}>{own({ values, error: faultOf(name), onChange: change })}</Fragment>
          return (
            <FormField
              key={name}
              field={fields[name]!}
              value={values[name] ?? null}
              linked={{ ...titles, ...linked }}
              autoFocus={index === 0}
              error={faultOf(name)}
              onChange={change}
            />
          )
        })}
        {beneath?.(body)}
        {refusal !== null && !asked.some(faultOf) && (
          <p role="alert" className="bad meta">
            {sentenceOf(refusal)}
          </p>
        )}
      </div>
    </AskDialog>
  )
}
