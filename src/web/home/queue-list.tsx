import { useEffect, useRef, useState } from 'react'
import { goTo } from '../app/router.ts'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Status } from '../kit/chip.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Icon } from '../kit/icon.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import { kindsOf, type QueueItem } from './queue.ts'
import styles from './home.module.css'

const tones = { plain: 't2', danger: 'bad', warning: 'warn', info: 'inf' } as const

/** The queue: one row each, with its reason and one thing to do; J and K move, Enter does it, E ticks it off. */
export function Queue({ items, waiting }: { items: readonly QueueItem[]; waiting: boolean }) {
  const t = useWords()
  const [kind, setKind] = useState('all')
  const [at, setAt] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const kinds = kindsOf(items)
  const shown = items.filter((item) => kind === 'all' || item.kind === kind)
  const index = Math.max(
    0,
    shown.findIndex((item) => item.id === at),
  )
  const current = shown[index]
  const move = (step: number) => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, index + step))]
    if (!next) return
    setAt(next.id)
    list.current?.querySelector<HTMLElement>(`[data-id="${next.id}"] [data-title]`)?.focus()
  }
  const done = (item: QueueItem | undefined) => {
    if (!item?.done) return
    setAt(shown[index + 1]?.id ?? shown[index - 1]?.id ?? null)
    void item.done()
  }
  useEffect(() => {
    if (kind !== 'all' && !kinds.some((each) => each.kind === kind)) setKind('all')
  }, [kind, kinds])
  useCommands([
    { id: 'queue-next', label: t('home.next'), keys: 'j', group: 'here', keysOnly: true, run: () => move(1) },
    { id: 'queue-previous', label: t('home.previous'), keys: 'k', group: 'here', keysOnly: true, run: () => move(-1) },
    {
      id: 'queue-do',
      label: t('home.do'),
      keys: 'enter',
      group: 'here',
      keysOnly: true,
      run: () => current?.action.run(),
    },
    { id: 'queue-done', label: t('home.done'), keys: 'e', group: 'here', keysOnly: true, run: () => done(current) },
  ])
  return (
    <>
      <div className={styles.head}>
        <h3>{t('home.now')}</h3>
        <span className={styles.count}>{items.length > 0 && items.length}</span>
        <span className="grow" />
        {kinds.length > 1 && (
          <Segmented
            label={t('home.show')}
            value={kind}
            options={[
              { value: 'all', label: t('home.all') },
              ...kinds.map((each) => ({ value: each.kind, label: `${each.kind} ${each.count}` })),
            ]}
            onChange={setKind}
          />
        )}
      </div>
      {waiting && items.length === 0 && (
        <div className={styles.waiting}>
          <SkeletonLines count={5} />
        </div>
      )}
      {!waiting && items.length === 0 && <EmptyState icon="circle-check" title={t('home.nobody')} />}
      <ul ref={list} className={styles.queue}>
        {shown.map((item) => (
          <Row key={item.id} item={item} isCurrent={item === current} onFocus={() => setAt(item.id)} />
        ))}
      </ul>
      {shown.length > 0 && (
        <p className={styles.keys}>
          <KeyCap keys="j" />
          <KeyCap keys="k" />
          {t('home.keys.move')}
          <KeyCap keys="enter" />
          {t('home.keys.do')}
          <KeyCap keys="e" />
          {t('home.keys.done')}
        </p>
      )}
    </>
  )
}

function Row({ item, isCurrent, onFocus }: { item: QueueItem; isCurrent: boolean; onFocus: () => void }) {
  return (
    <li
      className={isCurrent ? `${styles.item} ${styles.current}` : styles.item}
      data-id={item.id}
      onFocus={onFocus}
      onClick={(event) => !(event.target as HTMLElement).closest('a, button') && goTo(item.page)}
    >
      <span className={`${styles.icon} ${tones[item.tone]}`}>
        <Icon name={item.icon} />
      </span>
      <span className={styles.text}>
        <span className={styles.title}>
          <a data-title href={item.page} className="sb cut" onClick={(event) => followHere(event, item.page)}>
            {item.title}
          </a>
          {item.about && <span className="t2 cut">{item.about}</span>}
        </span>
        <span className={`${styles.reason} cut`}>{item.reason}</span>
      </span>
      <span className={styles.when}>
        <Status tone={item.when.tone} icon={item.when.icon}>
          {item.when.text}
        </Status>
      </span>
      <Button kind={isCurrent ? 'primary' : 'plain'} className={styles.action} onClick={item.action.run}>
        {item.action.label}
      </Button>
    </li>
  )
}
