import { useMe } from '../api/use-me.ts'
import { definitions } from '../app/registry.ts'
import { Button } from '../kit/button.tsx'
import { write } from '../timeline/write.ts'
import type { RecordParts } from './record-view.tsx'
import styles from './record-head.module.css'

/** The ways to speak with somebody: each opens the composer, or the page where one writes. Nothing on what was said itself. */
export function SpeakButtons({ definition, row }: Pick<RecordParts, 'definition' | 'row'>) {
  const me = useMe()
  if (definition.timeline || definition.setting || row.deletedAt) return null
  const kinds = definitions().filter((each) => each.timeline?.speaks && me.permissions[each.name]?.create)
  if (kinds.length === 0) return null
  return (
    <span className={styles.speak}>
      {kinds.map(({ name, label, icon, timeline }) => (
        <Button
          key={name}
          size={32}
          icon={icon}
          {...(timeline?.key && { keys: timeline.key })}
          onClick={() => write(name, definition.name, row.id)}
        >
          {label.one}
        </Button>
      ))}
    </span>
  )
}
