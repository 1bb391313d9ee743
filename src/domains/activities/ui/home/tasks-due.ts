import type { Filter } from '../../../../kernel/filter.ts'
import type { ListAnswer, Linked, Row } from '../../../../web/api/answers.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { act } from '../../../../web/api/use-action.ts'
import { briefPageOf, findDefinition } from '../../../../web/app/registry.ts'
import { goTo } from '../../../../web/app/router.ts'
import type { QueueItem, QueueSource } from '../../../../web/home/queue.ts'
import { dueAt } from '../../../../web/home/when.ts'
import { momentAt } from '../../../../web/fields/parse/moment.ts'
import { currentTimeZone, formatTime, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { addDays } from '../../../../kernel/time.ts'
import { completeTask, meeting, task } from '../../model/index.ts'

const mine: Filter = { field: 'owner', is: 'me' }

/** My tasks that are due by tonight or asked to remind me, and the meetings of today that are still ahead. */
const source: QueueSource = {
  key: 'activities',
  read: async (me, signal) => {
    const [tasks, meetings] = await Promise.all([dueTasks(signal), todaysMeetings(signal)])
    return [
      ...(tasks.data as unknown as RowOf<typeof task>[])
        .filter(isDue)
        .map((row) => taskItem(row, tasks.linked ?? {}, me.user.id)),
      ...(meetings.data as unknown as RowOf<typeof meeting>[])
        .filter(({ startsAt }) => Date.parse(startsAt!) > Date.now())
        .map((row) => meetingItem(row, meetings.linked ?? {})),
    ]
  },
}
export default source

// Asked in words of the day, not of the moment: the answer is the same until tonight, and can be kept till then.
const dueTasks = (signal: AbortSignal) => {
  const due: Filter = {
    or: [
      { field: 'dueAt', before: '+1d' },
      { field: 'remindAt', before: '+1d' },
    ],
  }
  const filter: Filter = { and: [mine, { field: 'done', is: false }, due] }
  return request<ListAnswer>('tasks', { query: { filter, sort: 'dueAt', limit: 50, with: 'about,createdBy' }, signal })
}

const todaysMeetings = (signal: AbortSignal) => {
  const filter: Filter = { and: [mine, { field: 'startsAt', within: 'today' }] }
  return request<ListAnswer>('meetings', { query: { filter, sort: 'startsAt', limit: 20, with: 'about' }, signal })
}

/** Due by tonight, or it was to be remembered by now. */
const isDue = ({ dueAt, remindAt, done }: RowOf<typeof task>): boolean =>
  !done &&
  ((dueAt !== null && Date.parse(dueAt) < Date.parse(momentAt(currentTimeZone(), addDays(today(), 1), 0))) ||
    (remindAt !== null && Date.parse(remindAt) <= Date.now()))

function taskItem(row: RowOf<typeof task>, linked: Linked, me: string): QueueItem {
  const about = firstOf(row.about, linked)
  const from = row.createdBy && row.createdBy !== me ? linked[row.createdBy]?.title : null
  const reminded = row.remindAt !== null && Date.parse(row.remindAt) < Date.now()
  const at = row.dueAt ?? row.remindAt ?? row.createdAt
  const reason =
    row.notes ??
    words(from ? 'activities.fromSomebody' : reminded ? 'activities.reminder' : 'activities.yourTask', { name: from })
  return {
    id: row.id,
    kind: task.label.many,
    icon: task.icon,
    tone: row.dueAt && Date.parse(row.dueAt) < Date.now() ? 'danger' : 'plain',
    title: row.title,
    about: about?.title ?? null,
    reason: reason.replace(/\s+/g, ' '),
    when: dueAt(at),
    page: about?.page ?? pageOf(task, row.id),
    rank: Date.parse(at) - (row.priority === 'high' ? 86_400_000 : 0),
    action: { label: completeTask.label, run: () => void complete(row) },
    done: () => complete(row),
  }
}

const complete = (row: RowOf<typeof task>) =>
  act(completeTask as never, row as unknown as Row, {}, { done: words('activities.doneWhat', { title: row.title }) })

function meetingItem(row: RowOf<typeof meeting>, linked: Linked): QueueItem {
  const about = firstOf(row.about, linked)
  const page = about?.page ?? pageOf(meeting, row.id)
  const start = row.startsAt!
  return {
    id: row.id,
    kind: meeting.label.many,
    icon: meeting.icon,
    tone: 'info',
    title: row.title,
    about: about?.title ?? null,
    reason: [words('activities.meetingAt', { time: formatTime(start) }), row.location].filter(Boolean).join(', '),
    when: dueAt(start),
    page,
    rank: Date.parse(start) - 3_600_000,
    action: {
      label: words('activities.prepare'),
      run: () => goTo((about && briefPageOf(meeting.name, row.id)) ?? page),
    },
  }
}

function firstOf(ids: readonly string[] | null, linked: Linked): { title: string; page: string } | null {
  const target = (ids ?? []).map((id) => linked[id]).find((each) => each !== undefined)
  const definition = target && findDefinition(target.record)
  return target && definition ? { title: target.title, page: pageOf(definition, target.id) } : null
}
