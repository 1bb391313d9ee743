import type { RowOf } from '../../../kernel/record.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Row } from '../../../web/api/answers.ts'
import { changeByGesture } from '../../../web/api/change-by-gesture.ts'
import { mayChange, type Me } from '../../../web/api/use-me.ts'
import { act } from '../../../web/api/use-action.ts'
import { minuteIn, momentAt } from '../../../web/fields/parse/moment.ts'
import type { RowAct } from '../../../web/room.ts'
import { currentTimeZone, formatMoment, today } from '../../../web/words/format.ts'
import { words } from '../../../web/words/words.ts'
import { completeTask, reopenTask, task } from '../model/index.ts'

const morning = 9 * 60

/** A task is ticked off or put off until tomorrow where it stands. */
export default function actsOf(row: Row, me: Me): RowAct[] {
  const { done, dueAt, title } = row as unknown as RowOf<typeof task>
  if (!mayChange(me.permissions[task.name], row, me)) return []
  if (done)
    return [{ label: reopenTask.label, icon: reopenTask.icon, run: () => void act(reopenTask as never, row, {}) }]
  const tomorrow = momentAt(
    currentTimeZone(),
    addDays(today(), 1),
    dueAt ? minuteIn(currentTimeZone(), new Date(dueAt)) : morning,
  )
  const said = words('activities.putOff', { title, when: formatMoment(tomorrow) })
  const complete = { paintAs: { done: true }, done: words('activities.doneWhat', { title }) }
  return [
    {
      label: words('activities.tomorrow'),
      icon: 'calendar-event',
      run: () => void changeByGesture(task, row, { dueAt: tomorrow }, said),
    },
    {
      label: completeTask.label,
      icon: completeTask.icon,
      tone: 'success',
      run: () => void act(completeTask as never, row, {}, complete),
    },
  ]
}
