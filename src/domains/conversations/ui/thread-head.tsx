import { useState } from 'react'
import type { Linked } from '../../../web/api/answers.ts'
import { useAction } from '../../../web/api/use-action.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Menu, type MenuItem } from '../../../web/kit/menu.tsx'
import { useCommands, useKeysOf } from '../../../web/shell/commands.ts'
import { SnoozeDialog } from '../../../web/snooze/snooze-dialog.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { assignConversation, finishConversation, reopenConversation, snoozeConversation } from '../model/index.ts'
import styles from './inbox.module.css'
import { nameOf, type ConversationRow, type Sharing } from './queries.ts'

interface Props {
  row: ConversationRow
  linked: Linked
  may: boolean
  circles: readonly Sharing[]
  onLeft: () => void
  onBack: () => void
}

/** With whom and about what, whose it is, and what is done with it. */
export function ThreadHead({ row, linked, may, circles, onLeft, onBack }: Props) {
  const t = useWords()
  const keysOf = useKeysOf()
  const me = useMe().user.id
  const [assign, snooze, finish, reopen] = [useAction(assignConversation), useAction(snoozeConversation), useAction(finishConversation), useAction(reopenConversation)]
  const [putting, setPutting] = useState(false)
  const [giving, setGiving] = useState(false)
  const members = circles.find(({ id }) => id === row.circle)?.members ?? []
  const owner = members.find(({ id }) => id === row.owner)?.name ?? (row.owner ? linked[row.owner]?.title : undefined)
  const isDone = row.state === 'done'
  const end = async () => {
    onLeft()
    await finish(row, {})
  }
  const items: MenuItem[] = [
    ...members.map(({ id, name }) => ({ label: name, checked: id === row.owner, onSelect: () => void assign(row, { to: id }) })),
    { label: t('conversations.nobody'), group: true as const, checked: !row.owner, onSelect: () => void assign(row, {}) },
  ]
  useCommands(may ? [
    { id: 'conversation-done', label: t(isDone ? 'conversations.reopen' : 'conversations.done'), icon: 'check', group: 'here', run: () => void (isDone ? reopen(row, {}) : end()) },
    { id: 'conversation-snooze', label: t('snooze.do'), icon: 'alarm-snooze', group: 'here', run: () => setPutting(true) },
    { id: 'conversation-assign', label: t('conversations.assign'), icon: 'user-plus', group: 'here', run: () => setGiving(true) },
    { id: 'conversation-take', label: t('conversations.take'), icon: 'user-plus', group: 'here', run: () => void assign(row, { to: me }) },
  ] : [])
  return (
    <header className={styles.head}>
      <Button kind="quiet" icon="chevron-left" label={t('conversations.back')} className={styles.back} onClick={onBack} />
      <div className={styles.title}>
        <h2 className="cut">{isolated(row.subject ?? '')}</h2>
        <p className="t2 cut">
          {row.with && linked[row.with] ? <RecordLink id={row.with} target={linked[row.with]} /> : <bdi>{nameOf(row, linked)}</bdi>}{' '}
          {row.address && <bdi className="t3">{row.address}</bdi>}
        </p>
      </div>
      {may && (
        <div className={styles.deeds}>
          <Menu items={items} align="end" opened={giving} onChange={setGiving}>
            <Button icon="user-plus" keys={keysOf('conversation-assign') ?? ''}>{owner ?? t('conversations.assign')}</Button>
          </Menu>
          <Button icon="alarm-snooze" keys={keysOf('conversation-snooze') ?? ''} onClick={() => setPutting(true)}>{t('snooze.do')}</Button>
          <Button kind="primary" icon={isDone ? 'rotate' : 'check'} keys={keysOf('conversation-done') ?? ''} onClick={() => void (isDone ? reopen(row, {}) : end())}>
            {t(isDone ? 'conversations.reopen' : 'conversations.done')}
          </Button>
        </div>
      )}
      {putting && (
        <SnoozeDialog
          title={row.subject ?? ''}
          onClose={() => setPutting(false)}
          onSnooze={(until) => {
            setPutting(false)
            onLeft()
            void snooze(row, { until })
          }}
        />
      )}
    </header>
  )
} // prettier-ignore
