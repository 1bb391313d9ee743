import { useRef, useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useEditing } from '../api/presence.ts'
import { useSeen } from '../api/seen.ts'
import { useUnsaved } from '../api/unsaved.ts'
import { useUpdate } from '../api/use-update.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { join } from '../kit/join.ts'
import { keepFocus } from '../fields/edit/keep-focus.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { useTimeTravel } from '../history/use-time-travel.ts'
import { RestoreState } from '../history/restore-state.tsx'
import { isFilled } from './detail-groups.ts'
import { Origin } from './origin.tsx'
import { UnsavedValue } from '../unsaved/unsaved-value.tsx'
import styles from './details.module.css'

interface Props {
  definition: RecordDefinition
  name: string
  field: Field
  row: Row
  linked: Linked
  may: boolean
  /** The record as it is today, while an earlier state is shown. */
  now?: Row | undefined
  /** Whether the reader may bring the earlier value back. */
  mayRestore?: boolean | undefined
}

/** One field: its label, its value, where that came from, and its editor in its place. */
export function DetailRow({ definition, name, field, row, linked, may, now, mayRestore = false }: Props) {
  const [editing, setEditing] = useState(false)
  const [looked, setLooked] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const { at } = useTimeTravel()
  const button = useRef<HTMLButtonElement>(null)
  const update = useUpdate(definition)
  const unsaved = useUnsaved(row.id, name)
  const t = useWords()
  const value = row[name]
  const editable = may && field.setBy === 'typed'
  useEditing(name, editing)
  const seen = useSeen(row.version, editing)
  const differs =
    now !== undefined &&
    field.setBy !== 'derived' &&
    JSON.stringify(value ?? null) !== JSON.stringify(now[name] ?? null)
  const leave = () => {
    setEditing(false)
    requestAnimationFrame(() => keepFocus(button.current))
  }
  const save = (next: unknown, titles?: Linked) => {
    leave()
    void update({ ...row, version: seen() }, { [name]: next } as never, titles)
  }
  return (
    <div
      className={join(styles.row, editing && styles.editing, differs && styles.differs)}
      onMouseEnter={() => setLooked(true)}
      onMouseLeave={() => setLooked(false)}
      onFocus={() => setLooked(true)}
      onBlur={() => setLooked(false)}
    >
      <dt title={field.help}>{field.label}</dt>
      <dd>
        {editing ? (
          <FieldEditor
            field={field}
            of={`${definition.name}.${name}`}
            value={value ?? null}
            linked={linked}
            onSave={save}
            onCancel={leave}
            autoFocus
          />
        ) : (
          <span className={styles.value}>
            {isFilled(value) ? (
              <FieldValue field={field} value={value} linked={linked} full />
            ) : (
              <Nothing field={field} may={editable} />
            )}
          </span>
        )}
        {editable && !editing && (
          <button
            ref={button}
            type="button"
            className={styles.edit}
            aria-label={t('record.edit', { field: field.label })}
            onClick={() => setEditing(true)}
          />
        )}
        {differs && (
          <span className={styles.now}>
            {now && <NowValue field={field} value={now[name]} linked={linked} />}
            {mayRestore && at && (
              <button
                type="button"
                className="link"
                aria-label={t('history.restoreField', { field: field.label })}
                onClick={() => setRestoring(true)}
              >
                {t('record.restore')}
              </button>
            )}
          </span>
        )}
        {looked && !editing && !now && !unsaved && isFilled(value) && (
          <Origin definition={definition} row={row} name={name} field={field} linked={linked} may={editable} />
        )}
      </dd>
      {restoring && at && (
        <RestoreState
          definition={definition}
          id={row.id}
          asOf={at}
          field={name}
          linked={linked}
          onClose={() => setRestoring(false)}
        />
      )}
      {unsaved && !now && (
        <dd className={styles.beneath}>
          <UnsavedValue unsaved={unsaved} field={field} linked={linked} now={value} />
        </dd>
      )}
    </div>
  )
}

function Nothing({ field, may }: { field: Field; may: boolean }) {
  const t = useWords()
  const invitation = field.type === 'boolean' ? t('fields.no') : t('record.addValue', { field: named(field.label) })
  return <span className="t3">{may ? invitation : t('history.empty')}</span>
}

function NowValue({ field, value, linked }: { field: Field; value: unknown; linked: Linked }) {
  const t = useWords()
  return (
    <>
      <span className="t3">{t('history.now')}</span>{' '}
      {isFilled(value) ? <FieldValue field={field} value={value} linked={linked} /> : t('history.empty')}
    </>
  )
}
