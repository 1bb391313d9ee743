import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { create, remove } from '../../../web/api/create.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { goTo } from '../../../web/app/router.ts'
import { Button } from '../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { SettingName } from '../../../web/settings/setting-name.tsx'
import { Part, Rows } from '../../../web/settings/part.tsx'
import { movedPositions } from '../../../web/settings/position.ts'
import { useWords } from '../../../web/words/words.ts'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { pipeline, stage } from '../model/index.ts'
import { OneStage } from './one-stage.tsx'
import styles from './pipelines-page.module.css'

type Stage = RowOf<typeof stage>

/** The ways in which we sell: pipelines and their stages in order, with what each stage asks and how likely it is won. */
export default function PipelinesPage() {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const { data, error, refetch } = useAll(pipeline)
  const stages = useAll(stage)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  const pipelines = data.data
  const add = async () => {
    setBusy(true)
    await create(pipeline, { name: t('deals.newPipeline'), position: pipelines.length }).catch(toastRefusal)
    setBusy(false)
  }
  return (
    <>
      {pipelines.map((row) => (
        <OnePipeline
          key={row.id}
          row={row}
          stages={(stages.data?.data ?? [])
            .filter((each) => each.pipeline === row.id)
            .sort((one, other) => (one.position ?? 0) - (other.position ?? 0))}
        />
      ))}
      <Button size={32} icon="plus" busy={busy} className={styles.add} onClick={() => void add()}>
        {t('deals.addPipeline')}
      </Button>
    </>
  )
}

function OnePipeline({ row, stages }: { row: RowOf<typeof pipeline>; stages: readonly Stage[] }) {
  const t = useWords()
  const updateStage = useUpdate(stage)
  const move = (id: string, step: -1 | 1) => {
    for (const { row: each, position } of movedPositions(stages, id, step)) void updateStage(each, { position })
  }
  return (
    <Part
      title={<SettingName definition={pipeline} row={row} />}
      action={
        stages.length === 0 ? (
          <Button
            kind="quiet"
            icon="trash"
            label={t('deals.removePipeline', { name: row.name })}
            onClick={() => void remove(pipeline, row).catch(toastRefusal)}
          />
        ) : (
          <Button kind="quiet" icon="trending-up" onClick={() => goTo(`/funnel?of=${row.id}`)}>
            {t('deals.funnel')}
          </Button>
        )
      }
    >
      <UnsavedOf definition={pipeline} row={row} />
      <Rows>
        {stages.map((each, index) => (
          <OneStage
            key={each.id}
            row={each}
            first={index === 0}
            last={index === stages.length - 1}
            onMove={(step) => move(each.id, step)}
          />
        ))}
      </Rows>
      <Button
        kind="quiet"
        icon="plus"
        className={styles.add}
        onClick={() =>
          void create(stage, { name: t('deals.newStage'), pipeline: row.id, position: stages.length }).catch(
            toastRefusal,
          )
        }
      >
        {t('deals.addStage')}
      </Button>
    </Part>
  )
}
