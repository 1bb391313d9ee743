import { Chip } from '../kit/chip.tsx'
import { ProgressBar } from '../kit/progress-bar.tsx'
import styles from './settings.module.css'

interface Props {
  /** Each with its words, where it is so: it rests, it cannot be read, it was read to its end. */
  paused: string | false
  trouble: string | false | null
  read: string | false | null
  /** What is said while none of them is so. */
  reading: string
  progress: { share: number; label: string; left: string } | false
}

/** How it goes with something that is read from elsewhere, and how far it has been read. */
export function SyncState({ paused, trouble, read, reading, progress }: Props) {
  return (
    <div className={styles.syncState} role="status">
      {chip()}
      {progress && (
        <>
          <ProgressBar share={progress.share} label={progress.label} />
          <span className="t2">{progress.left}</span>
        </>
      )}
    </div>
  )

  function chip() {
    if (paused) return <Chip>{paused}</Chip>
    if (trouble)
      return (
        <Chip tone="danger" icon="alert-triangle">
          {trouble}
        </Chip>
      )
    if (!read) return <Chip tone="info">{reading}</Chip>
    return (
      <Chip tone="success" icon="check">
        {read}
      </Chip>
    )
  }
}
