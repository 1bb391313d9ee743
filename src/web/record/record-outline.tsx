import { Skeleton, SkeletonLines } from '../kit/skeleton.tsx'
import head from './record-head.module.css'
import styles from './record-page.module.css'
import { useWidth } from './use-width.ts'

/** A record before it is read: what will stand where. */
export function RecordOutline() {
  const width = useWidth()
  return (
    <div className={styles.page} aria-busy>
      <header className={head.head}>
        <div className={head.who}>
          <Skeleton width={44} height={44} />
          <div className={styles.names}>
            <Skeleton width={200} height={20} />
            <Skeleton width={280} />
          </div>
        </div>
        <div className={head.strip}>
          <Skeleton width="60%" height={40} />
        </div>
      </header>
      <div className={width === 'wide' ? styles.columns : width === 'phone' ? styles.one : styles.two}>
        {width !== 'phone' && (
          <aside className={styles.details}>
            <SkeletonLines count={8} />
          </aside>
        )}
        <div className={styles.middle}>
          <SkeletonLines count={10} />
        </div>
        {width === 'wide' && (
          <aside className={styles.related}>
            <SkeletonLines count={6} />
          </aside>
        )}
      </div>
    </div>
  )
}
