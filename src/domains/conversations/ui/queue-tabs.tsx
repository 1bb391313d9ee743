import { Segmented } from '../../../web/kit/segmented.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { queues, type Queue } from '../model/index.ts'
import styles from './inbox.module.css'

interface Props {
  queue: Queue
  counts: Partial<Record<Queue, number>>
  onChange: (queue: Queue) => void
}

/** The queues, each with how many wait in it. */
export function QueueTabs({ queue, counts, onChange }: Props) {
  const t = useWords()
  const labelOf = (each: Queue) => {
    const count = counts[each]
    return `${t(`conversations.queue.${each}`)}${count ? ` ${formatNumber(count)}` : ''}`
  }
  return (
    <div className={styles.queues}>
      <Segmented
        label={t('conversations.queues')}
        value={queue}
        options={queues.map((value) => ({ value, label: labelOf(value) }))}
        onChange={onChange}
      />
    </div>
  )
}
