import { useState } from 'react'
import { goTo } from '../../../web/app/router.ts'
import { useCurrent } from '../../../web/kit/use-current.ts'
import { useCommands } from '../../../web/shell/commands.ts'
import { KeyHints } from '../../../web/shell/key-hints.tsx'
import { SnoozeDialog } from '../../../web/snooze/snooze-dialog.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Group } from '../model/index.ts'
import { markDone, markRead, snooze } from './change-inbox.ts'
import { pageOfGroup } from './go-to-group.ts'
import { GroupRow } from './group-row.tsx'
import styles from './inbox.module.css'
import type { Shelf } from './use-inbox.ts'

/** One row a record; J and K move, Enter opens, E ticks off, H puts off. */
export function GroupList({ groups, shelf }: { groups: readonly Group[]; shelf: Shelf }) {
  const t = useWords()
  const { list, current, setAt, move, leave } = useCurrent(groups)
  const [putting, setPutting] = useState<Group | null>(null)
  const [drawn, setDrawn] = useState<string | null>(null)
  const open = (group: Group) => {
    const page = pageOfGroup(group)
    if (group.unread) markRead(group)
    if (page?.startsWith('/api/')) location.assign(page)
    else if (page) goTo(page)
  }
  const done = (group: Group) => {
    leave(group)
    markDone(group, shelf !== 'done')
  }
  const putOff = (group: Group) => {
    if (shelf !== 'snoozed') return setPutting(group)
    leave(group)
    snooze(group, null)
  }
  const key = (id: string, label: string, run: (group: Group) => void) => ({
    ...{ id: `inbox-${id}`, label, group: 'here' as const, keysOnly: true },
    run: () => current && run(current),
  })
  useCommands([
    key('next', t('home.next'), () => move(1)),
    key('previous', t('home.previous'), () => move(-1)),
    key('open', t('inbox.open'), open),
    key('done', t(shelf === 'done' ? 'inbox.undone' : 'inbox.done'), done),
    ...(shelf === 'done' ? [] : [key('snooze', t(shelf === 'snoozed' ? 'inbox.back' : 'snooze.do'), putOff)]),
  ])
  return (
    <>
      <ul ref={list} className={styles.list}>
        {groups.map((group) => (
          <GroupRow
            key={group.id}
            group={group}
            shelf={shelf}
            isCurrent={group === current}
            isDrawn={group.id === drawn}
            onDraw={(open) => setDrawn(open ? group.id : null)}
            onFocus={() => setAt(group.id)}
            onOpen={() => open(group)}
            onDone={() => done(group)}
            onPutOff={() => putOff(group)}
          />
        ))}
      </ul>
      <KeyHints
        hints={[
          { commands: ['inbox-next', 'inbox-previous'], text: t('home.keys.move') },
          { commands: ['inbox-open'], text: t('inbox.open') },
          { commands: ['inbox-done'], text: t(shelf === 'done' ? 'inbox.undone' : 'inbox.done') },
          ...(shelf === 'done'
            ? []
            : [{ commands: ['inbox-snooze'], text: t(shelf === 'snoozed' ? 'inbox.back' : 'snooze.do') }]),
        ]}
      />
      {putting && (
        <SnoozeDialog
          title={putting.title}
          onClose={() => setPutting(null)}
          onSnooze={(until) => {
            setPutting(null)
            leave(putting)
            snooze(putting, until)
          }}
        />
      )}
    </>
  )
}
