import { useEffect } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { useTrail } from '../list/trail.ts'
import { useCommands } from '../shell/commands.ts'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { readWhole } from './read-whole.ts'
import styles from './record-page.module.css'

/** The way back to the list, and to the records before and after this one in it; both are read ahead. */
export function RecordBar({ definition, id }: { definition: RecordDefinition; id: string }) {
  const t = useWords()
  const from = useTrail(definition, id)
  const { previous, next, position, length = 0, exact } = from ?? {}
  const list = from?.title ?? definition.label.many
  const walk = (to: string | undefined) => to && goTo(pageOf(definition, to), { replace: true })
  useEffect(() => {
    for (const each of [next, previous]) if (each) void readWhole(definition, each)
  }, [definition, next, previous])
  useCommands([
    ...(next
      ? [
          {
            id: 'next',
            label: t('record.next'),
            icon: 'chevron-down',
            group: 'here' as const,
            run: () => walk(next),
          },
        ]
      : []),
    ...(previous
      ? [
          {
            id: 'previous',
            label: t('record.previous'),
            icon: 'chevron-up',
            group: 'here' as const,
            run: () => walk(previous),
          },
        ]
      : []),
  ])
  return (
    <nav className={styles.bar} aria-label={t('record.place')}>
      <Button
        kind="quiet"
        icon="chevron-left"
        label={t('record.back', { list })}
        onClick={() => goTo(from?.address ?? pageOf(definition))}
      />
      <span className={styles.crumb}>{list}</span>
      {position !== undefined && (
        <>
          <span className={styles.count}>
            {t(exact ? 'record.of' : 'record.ofAbout', {
              position: formatNumber(position),
              length: formatNumber(length),
            })}
          </span>
          <span className={styles.walk}>
            <Button
              kind="quiet"
              icon="chevron-up"
              label={t('record.previous')}
              disabled={!previous}
              onClick={() => walk(previous)}
            />
            <Button
              kind="quiet"
              icon="chevron-down"
              label={t('record.next')}
              disabled={!next}
              onClick={() => walk(next)}
            />
          </span>
        </>
      )}
    </nav>
  )
}
