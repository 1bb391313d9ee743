import styles from './progress-bar.module.css'

/** How far something is, from 0 to 1; null where nobody knows. */
export function ProgressBar({ share, label }: { share: number | null; label: string }) {
  return <progress className={styles.bar} max={1} value={share ?? undefined} aria-label={label} />
}
