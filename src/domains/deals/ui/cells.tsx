import type { CellUi } from '../../../web/room.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { NextStatus } from '../../../web/kit/next-status.tsx'
import { Ring } from '../../../web/kit/ring.tsx'
import { stage } from '../model/index.ts'
import styles from './cells.module.css'
import { whyIdle } from './why-idle.ts'

/** A stage with its ring: how likely deals in it are won. */
export const StageCell: CellUi = ({ value, linked }) => {
  const { data } = useAll(stage)
  const found = data?.data.find(({ id }) => id === value)
  const name = found?.name ?? linked[String(value)]?.title
  if (name === undefined) return null
  return (
    <span className={styles.stage}>
      <Ring share={(found?.probability ?? 0) / 100} />
      <span className="cut">{name}</span>
    </span>
  )
}

/** What comes next, when it is due, and that nothing does while the deal is open. */
export const NextStepCell: CellUi = ({ value, row }) => {
  const { data } = useAll(stage)
  if (!value && row.status !== 'open') return null
  const idle = whyIdle(row, data?.data ?? [])
  return (
    <span className={styles.next}>
      <NextStatus at={row.nextStepAt as string | null} />
      <span className={styles.what}>
        {idle && (
          <span role="img" aria-label={idle} title={idle} className={styles.idle}>
            <Icon name="hourglass" size={14} />
          </span>
        )}
        <span className="cut t2">{value as string | null}</span>
      </span>
    </span>
  )
}
