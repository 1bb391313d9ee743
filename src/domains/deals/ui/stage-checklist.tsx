import type { RowOf } from '../../../kernel/record.ts'
import { create, remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { FormField } from '../../../web/form/form-field.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { AddByName } from '../../../web/settings/add-by-name.tsx'
import { MoveButtons } from '../../../web/settings/move-buttons.tsx'
import { Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { movedPositions } from '../../../web/settings/position.ts'
import { SettingName } from '../../../web/settings/setting-name.tsx'
import { useWords } from '../../../web/words/words.ts'
import { exitPoint, stage } from '../model/index.ts'
import styles from './pipelines-page.module.css'

/** The points of a stage's checklist, in their order. */
export function usePoints(of: string): readonly RowOf<typeof exitPoint>[] {
  const { data } = useAll(exitPoint)
  return (data?.data ?? [])
    .filter((each) => each.stage === of)
    .sort((one, other) => (one.position ?? 0) - (other.position ?? 0))
}

/** What a stage asks before a deal moves on, point by point. */
export function StageChecklist({ row }: { row: RowOf<typeof stage> }) {
  const t = useWords()
  const update = useUpdate(exitPoint)
  const updateStage = useUpdate(stage)
  const { leaving } = useFields(stage)
  const points = usePoints(row.id)
  const move = (id: string, step: -1 | 1) => {
    for (const { row: each, position } of movedPositions(points, id, step)) void update(each, { position })
  }
  return (
    <div className={styles.checklist} role="group" aria-label={t('deals.checklistOf', { name: row.name })}>
      <Rows>
        {points.map((point, index) => (
          <SettingsRow key={point.id} name={<SettingName definition={exitPoint} row={point} />}>
            <MoveButtons
              name={point.name}
              first={index === 0}
              last={index === points.length - 1}
              onMove={(step) => move(point.id, step)}
            />
            <Button
              kind="quiet"
              icon="x"
              label={t('deals.removePoint', { name: point.name })}
              onClick={() => void remove(exitPoint, point).catch(toastRefusal)}
            />
          </SettingsRow>
        ))}
      </Rows>
      {points.length > 0 && (
        <FormField
          inline
          field={leaving!}
          value={row.leaving}
          linked={{}}
          onChange={(leaving) => void updateStage(row, { leaving } as never)}
        />
      )}
      <AddByName
        label={t('deals.newPoint')}
        max={200}
        add={(name) => create(exitPoint, { name, stage: row.id, position: points.length })}
      />
    </div>
  )
}
