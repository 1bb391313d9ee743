import styles from './skeleton.module.css'

/** A place that is being filled, in its final size; it appears only after 200 ms, so that fast answers never flicker. */
export function Skeleton({ width = '100%', height = 12 }: { width?: number | string; height?: number | string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden />
}

/** Lines of a text that is being fetched. */
export function SkeletonLines({ count = 3 }: { count?: number }) {
  return (
    <div className={styles.lines} role="status">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} width={`${92 - ((index * 23) % 40)}%`} />
      ))}
      <span className="aloud">…</span>
    </div>
  )
}
