import type { CellUi } from '../../../web/room.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { NextStatus } from '../../../web/kit/next-status.tsx'
import { Ring } from '../../../web/kit/ring.tsx'
import { today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { stage } from '../model/index.ts'
import styles from './cells.module.css'

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
  const t = useWords()
  if (!value && row.status !== 'open') return null
  const isIdle = typeof row.idleOn === 'string' && row.idleOn <= today()
  return (
    <span className={styles.next}>
      <NextStatus at={row.nextStepAt as string | null} />
      <span className="cut t2">
        {isIdle && (
          <span role="img" aria-label={t('deals.isIdle')} title={t('deals.isIdle')} className={styles.idle}>
            <Icon name="hourglass" size={14} />
          </span>
        )}
        {value as string | null}
      </span>
    </span>
  )
}
