import { dayIn } from '../../../kernel/time.ts'
import { Avatar } from '../../../web/kit/avatar.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { join } from '../../../web/kit/join.ts'
import { Menu, type MenuItem } from '../../../web/kit/menu.tsx'
import { Swipe } from '../../../web/kit/swipe.tsx'
import { useKeysOf } from '../../../web/shell/commands.ts'
import { currentTimeZone, formatMoment, formatTime, formatWhen, today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Group } from '../model/index.ts'
import { pay } from './attention.ts'
import { markRead } from './change-inbox.ts'
import { pageOfGroup } from './go-to-group.ts'
import styles from './inbox.module.css'
import { iconOf, sentenceOf, titleOf } from './sentence.ts'
import type { Shelf } from './use-inbox.ts'

interface Props {
  group: Group
  shelf: Shelf
  isCurrent: boolean
  /** It is drawn aside and shows what can be done to it. */
  isDrawn: boolean
  onDraw: (open: boolean) => void
  onFocus: () => void
  onOpen: () => void
  onDone: () => void
  onPutOff: () => void
}

/** Everything about one record in three lines: what it is, what happened last, and the words of it. */
export function GroupRow(props: Props) {
  const { group, shelf, isCurrent, isDrawn, onDraw, onFocus, onOpen, onDone, onPutOff } = props
  const t = useWords()
  const [newest] = group.notifications
  const more = group.notifications.length - 1
  const acts = [
    ...(shelf === 'done'
      ? []
      : [{ label: t(shelf === 'snoozed' ? 'inbox.back' : 'snooze.do'), icon: 'alarm-snooze', run: onPutOff }]),
    shelf === 'done'
      ? { label: t('inbox.undone'), icon: 'arrow-back-up', run: onDone }
      : { label: t('inbox.done'), icon: 'check', tone: 'success' as const, run: onDone },
  ]
  const text = newest!.kind === 'job' ? newest!.job?.error : newest!.text
  return (
    <li
      data-id={group.id}
      onFocus={onFocus}
      onClick={(event) => !(event.target as HTMLElement).closest('a, button, [role=menu]') && onOpen()}
    >
      <Swipe className={join(styles.row, isCurrent && styles.current)} acts={acts} open={isDrawn} onOpen={onDraw}>
        <span className={styles.dot}>{group.unread && <span className="aloud">{t('inbox.new')}</span>}</span>
        <span className={styles.mark}>
          {newest!.by ? <Avatar name={newest!.by} size={32} /> : <span className={styles.plain} />}
          <span className={newest!.by ? styles.corner : styles.alone}>
            <Icon name={iconOf(newest!)} size={newest!.by ? 14 : 16} />
          </span>
        </span>
        <div className={styles.text}>
          <a
            data-title
            href={pageOfGroup(group) ?? '#'}
            className={join('cut', group.unread ? 'sb' : 'm')}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              onOpen()
            }}
          >
            {titleOf(group)}
          </a>
          <p className="cut">
            {newest!.by && <span className="m">{newest!.by} </span>}
            {sentenceOf(newest!, group)}
            {more > 0 && <span className="t2"> · {t('inbox.more', { count: more })}</span>}
          </p>
          {text && <p className="t2 cut">{text}</p>}
          {group.snoozedUntil && (
            <p className="t2 cut">{t('inbox.until', { when: formatMoment(group.snoozedUntil) })}</p>
          )}
        </div>
        <time className={styles.when} dateTime={group.at} title={formatMoment(group.at)}>
          {dayIn(currentTimeZone(), new Date(group.at)) === today() ? formatTime(group.at) : formatWhen(group.at)}
        </time>
        <span className={styles.actions}>
          <Button
            size={28}
            icon={shelf === 'done' ? 'arrow-back-up' : 'check'}
            onClick={onDone}
            className={styles.wide}
          >
            {t(shelf === 'done' ? 'inbox.undone' : 'inbox.done')}
          </Button>
          <GroupMenu group={group} shelf={shelf} onDone={onDone} onPutOff={onPutOff} />
        </span>
      </Swipe>
    </li>
  )
}

function GroupMenu({ group, shelf, onDone, onPutOff }: Pick<Props, 'group' | 'shelf' | 'onDone' | 'onPutOff'>) {
  const t = useWords()
  const keysOf = useKeysOf()
  const isRecord = group.record !== null && group.notifications[0]!.times === 1
  const muted = group.attention === 'muted'
  const following = group.attention === 'following'
  const items: MenuItem[] = [
    {
      label: t(shelf === 'done' ? 'inbox.undone' : 'inbox.done'),
      icon: shelf === 'done' ? 'arrow-back-up' : 'check',
      keys: keysOf('inbox-done'),
      onSelect: onDone,
    },
    ...(shelf === 'done'
      ? []
      : [
          {
            label: t(shelf === 'snoozed' ? 'inbox.back' : 'snooze.do'),
            icon: 'alarm-snooze',
            keys: keysOf('inbox-snooze'),
            onSelect: onPutOff,
          },
          {
            label: t(group.unread ? 'inbox.markRead' : 'inbox.markUnread'),
            icon: group.unread ? 'eye' : 'eye-off',
            onSelect: () => markRead(group, group.unread),
          },
        ]),
    ...(isRecord
      ? [
          {
            label: t(following ? 'inbox.unfollow' : 'inbox.follow'),
            icon: 'bell',
            group: true as const,
            onSelect: () => void pay(group.id, following ? null : 'following'),
          },
          {
            label: t(muted ? 'inbox.unmute' : 'inbox.mute'),
            icon: 'bell-off',
            onSelect: () => void pay(group.id, muted ? null : 'muted'),
          },
        ]
      : []),
  ]
  return (
    <Menu items={items} align="end">
      <Button kind="quiet" icon="dots" label={t('inbox.menu', { title: titleOf(group) })} />
    </Menu>
  )
}
