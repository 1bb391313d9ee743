import type { Linked } from '../../../web/api/answers.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { recordPath } from '../../../web/app/paths.ts'
import { findDefinition } from '../../../web/app/registry.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { BriefLine } from '../../../web/kit/brief-card.tsx'
import { formatDay, today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Raise, RaiseCode } from '../model/index.ts'

const icons: Record<RaiseCode, string> = {
  promiseDue: 'hand-stop',
  answerOwed: 'mail',
  taskOverdue: 'checkbox',
  dealOverdue: 'heart-handshake',
  dealClosing: 'heart-handshake',
  dealIdle: 'hourglass',
  dealNoStep: 'heart-handshake',
  birthday: 'cake',
  quiet: 'message-circle',
}
const late: readonly RaiseCode[] = ['taskOverdue', 'dealOverdue']

/** Something to raise, and why. */
export function RaiseLine({ raise, linked }: { raise: Raise; linked: Linked }) {
  const t = useWords()
  const me = useMe()
  const { code, what, day, days, by } = raise
  const isOver = day !== null && day < today()
  const who = (by && linked[by]?.title) ?? t('record.somebody')
  const mine = by === me.user.id && { context: 'mine' }
  const told = { what, who, day: day && formatDay(day), ...(days !== null && { count: days }), ...mine }
  const reason = t(`brief.because.${code}${code === 'promiseDue' && isOver ? 'Past' : ''}`, told)
  return (
    <BriefLine
      icon={icons[code]}
      note={reason}
      tone={late.includes(code) || (code === 'promiseDue' && isOver) ? 'danger' : 'plain'}
    >
      <Target raise={raise}>{t(`brief.raise.${code}`, told)}</Target>
    </BriefLine>
  )
}

/** Leads to what it is about, where that has a page. */
function Target({ raise, children }: { raise: Raise; children: string }) {
  const definition = findDefinition(raise.record)
  if (!definition || definition.hidden || raise.code === 'birthday' || raise.code === 'quiet') return children
  const page = recordPath(raise.record, raise.id)
  return (
    <a href={page} onClick={(event) => followHere(event, page)}>
      {children}
    </a>
  )
}
