import { useEffect, useState } from 'react'
import { goTo } from '../app/router.ts'
import { Reading } from '../app/reading.tsx'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Status } from '../kit/chip.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { Swipe } from '../kit/swipe.tsx'
import { useCurrent } from '../kit/use-current.ts'
import { useCommands, useKeysOf } from '../shell/commands.ts'
import { KeyHints } from '../shell/key-hints.tsx'
import { SnoozeDialog } from '../snooze/snooze-dialog.tsx'
import { useWords } from '../words/words.ts'
import { putOff } from './put-off.ts'
import { kindsOf, type QueueItem } from './queue.ts'
import { SnoozedList } from './snoozed-list.tsx'
import type { Snoozed } from './use-queue.ts'
import styles from './home.module.css'

const tones = { plain: 't2', danger: 'bad', warning: 'warn', info: 'inf' } as const

interface Props {
  items: readonly QueueItem[]
  snoozed: readonly Snoozed[]
  waiting: boolean
}

/** The queue: one row each, with its reason and one thing to do; J and K move, Enter does it, E ticks it off, H puts it off. */
export function Queue({ items, snoozed, waiting }: Props) {
  const t = useWords()
  const [kind, setKind] = useState('all')
  const [putting, setPutting] = useState<QueueItem | null>(null)
  const [drawn, setDrawn] = useState<string | null>(null)
  const kinds = kindsOf(items)
  const shown = items.filter((item) => kind === 'all' || item.kind === kind)
  const { list, current, setAt, move, leave } = useCurrent(shown)
  const done = (item: QueueItem) => {
    if (!item.done) return
    leave(item)
    void item.done()
  }
  useEffect(() => {
    if (kind !== 'all' && !kinds.some((each) => each.kind === kind)) setKind('all')
  }, [kind, kinds])
  const key = (id: string, label: string, run: (item: QueueItem) => void) => ({
    ...{ id: `queue-${id}`, label, group: 'here' as const, keysOnly: true },
    run: () => current && run(current),
  })
  useCommands([
    key('next', t('home.next'), () => move(1)),
    key('previous', t('home.previous'), () => move(-1)),
    key('do', t('home.do'), (item) => item.action.run()),
    key('done', t('home.done'), done),
    key('snooze', t('snooze.do'), setPutting),
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
        <Reading>
          <div className={styles.waiting}>
            <SkeletonLines count={5} />
          </div>
        </Reading>
      )}
      {!waiting && items.length === 0 && <EmptyState icon="circle-check" title={t('home.nobody')} />}
      <ul ref={list} className={styles.queue}>
        {shown.map((item) => (
          <Row
            key={item.id}
            item={item}
            isCurrent={item === current}
            isDrawn={item.id === drawn}
            onDraw={(open) => setDrawn(open ? item.id : null)}
            onFocus={() => setAt(item.id)}
            onDone={() => done(item)}
            onSnooze={() => setPutting(item)}
          />
        ))}
      </ul>
      {snoozed.length > 0 && <SnoozedList items={snoozed} />}
      {shown.length > 0 && (
        <KeyHints
          hints={[
            { commands: ['queue-next', 'queue-previous'], text: t('home.keys.move') },
            { commands: ['queue-do'], text: t('home.keys.do') },
            { commands: ['queue-done'], text: t('home.keys.done') },
            { commands: ['queue-snooze'], text: t('home.keys.snooze') },
          ]}
        />
      )}
      {putting && (
        <SnoozeDialog
          title={putting.title}
          onClose={() => setPutting(null)}
          onSnooze={(until) => {
            setPutting(null)
            leave(putting)
            void putOff(putting, until)
          }}
        />
      )}
    </>
  )
}

interface RowProps {
  item: QueueItem
  isCurrent: boolean
  /** It is drawn aside and shows what can be done to it. */
  isDrawn: boolean
  onDraw: (open: boolean) => void
  onFocus: () => void
  onDone: () => void
  onSnooze: () => void
}

function Row({ item, isCurrent, isDrawn, onDraw, onFocus, onDone, onSnooze }: RowProps) {
  const t = useWords()
  const keysOf = useKeysOf()
  const acts = [
    { label: t('snooze.do'), icon: 'alarm-snooze', run: onSnooze },
    ...(item.done ? [{ label: t('home.done'), icon: 'check', tone: 'success' as const, run: onDone }] : []),
  ]
  const menu: MenuItem[] = [
    { label: item.action.label, icon: 'arrow-right', keys: keysOf('queue-do'), onSelect: item.action.run },
    ...(item.done ? [{ label: t('home.done'), icon: 'check', keys: keysOf('queue-done'), onSelect: onDone }] : []),
    { label: t('snooze.do'), icon: 'alarm-snooze', keys: keysOf('queue-snooze'), onSelect: onSnooze },
    { label: t('home.open'), icon: 'external-link', group: true, onSelect: () => goTo(item.page) },
  ]
  return (
    <li
      data-id={item.id}
      onFocus={onFocus}
      onClick={(event) => !(event.target as HTMLElement).closest('a, button, [role=menu]') && goTo(item.page)}
    >
      <Swipe className={join(styles.item, isCurrent && styles.current)} acts={acts} open={isDrawn} onOpen={onDraw}>
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
        <Menu items={menu} align="end">
          <Button kind="quiet" icon="dots" label={t('home.menu', { title: item.title })} className={styles.dots} />
        </Menu>
      </Swipe>
    </li>
  )
}
