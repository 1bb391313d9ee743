import type { LedgerLine } from '../../kernel/change.ts'
import { Avatar } from '../kit/avatar.tsx'
import { Icon } from '../kit/icon.tsx'
import { actorOf } from './sentences.ts'
import styles from './history.module.css'

const icons: Record<string, string> = {
  key: 'key',
  import: 'database-import',
  automation: 'repeat',
  agent: 'sparkles',
  system: 'settings',
  customer: 'world',
}

/** Who changed something: people are initials, everything else its icon. */
export function ActorMark({ actor }: { actor: LedgerLine['actor'] }) {
  if (actor.kind === 'person') return <Avatar name={actorOf({ actor })} size={24} />
  return (
    <span className={styles.machine}>
      <Icon name={icons[actor.kind] ?? 'settings'} size={14} />
    </span>
  )
}
