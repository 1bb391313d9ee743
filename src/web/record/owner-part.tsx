import { useState } from 'react'
import { useEditing } from '../api/presence.ts'
import { useUpdate } from '../api/use-update.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import type { RecordParts } from './record-view.tsx'
import styles from './record-head.module.css'

/** Whose record it is; A gives it to somebody else. */
export function OwnerPart({ definition, fields, row, linked, can }: RecordParts) {
  const t = useWords()
  const [choosing, setChoosing] = useState(false)
  const update = useUpdate(definition)
  const field = fields.owner!
  useEditing('owner', choosing)
  useCommands(
    can.update
      ? [{ id: 'assign', label: t('record.assign'), icon: 'user', group: 'here', run: () => setChoosing(true) }]
      : [],
  ) // prettier-ignore
  if (choosing)
    return (
      <span className={styles.choosing}>
        <FieldEditor
          field={field}
          of={`${definition.name}.owner`}
          value={row.owner ?? null}
          linked={linked}
          autoFocus
          onCancel={() => setChoosing(false)}
          onSave={(owner, titles) => {
            setChoosing(false)
            void update(row, { owner } as never, titles)
          }}
        />
      </span>
    )
  const value = row.owner ? <FieldValue field={field} value={row.owner} linked={linked} /> : t('record.noOwner')
  if (!can.update) return row.owner ? value : null
  return (
    <button
      type="button"
      className={styles.owner}
      title={`${t('record.assign')} (A)`}
      onClick={() => setChoosing(true)}
    >
      {value}
      <span className="aloud">, {t('record.assign')}</span>
    </button>
  )
}
