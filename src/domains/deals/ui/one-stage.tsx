import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { remove } from '../../../web/api/create.ts'
import { useSeenWithin } from '../../../web/api/seen.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { FormField } from '../../../web/form/form-field.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Ring } from '../../../web/kit/ring.tsx'
import { MoveButtons } from '../../../web/settings/move-buttons.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { SettingName } from '../../../web/settings/setting-name.tsx'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../web/words/words.ts'
import { stage } from '../model/index.ts'
import { StageChecklist, usePoints } from './stage-checklist.tsx'
import styles from './pipelines-page.module.css'

/** What is said of a stage where it stands. */
const asked = ['probability', 'idleDays', 'requires'] as const

interface Props {
  row: RowOf<typeof stage>
  first: boolean
  last: boolean
  onMove: (step: -1 | 1) => void
}

/** A stage in the settings: how likely it is won, what it asks of a deal that comes, and of one that goes. */
export function OneStage({ row, first, last, onMove }: Props) {
  const t = useWords()
  const update = useUpdate(stage)
  const fields = useFields(stage)
  const points = usePoints(row.id)
  const [open, setOpen] = useState(false)
  const { seen, within } = useSeenWithin(row.version)
  const save = (name: (typeof asked)[number]) => (value: unknown) =>
    void update({ ...row, version: seen() }, { [name]: value } as never)
  return (
    <>
      <SettingsRow
        before={<Ring share={(row.probability ?? 0) / 100} />}
        name={<SettingName definition={stage} row={row} />}
        under={points.map(({ name }) => name).join(' · ')}
      >
        <span className={styles.values} {...within}>
          {asked.map((name) => (
            <FormField key={name} inline field={fields[name]!} value={row[name]} linked={{}} onChange={save(name)} />
          ))}
        </span>
        <Button
          kind="quiet"
          icon="list-check"
          label={t('deals.checklistOf', { name: row.name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        <MoveButtons name={row.name} first={first} last={last} onMove={onMove} />
        <Button
          kind="quiet"
          icon="x"
          label={t('deals.removeStage', { name: row.name })}
          onClick={() => void remove(stage, row).catch(toastRefusal)}
        />
      </SettingsRow>
      <UnsavedOf definition={stage} row={row} />
      {open && <StageChecklist row={row} />}
    </>
  )
}
