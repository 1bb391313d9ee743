import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const mine = { field: 'owner', is: 'me' }
const todo = { field: 'done', is: false }

const ui: RoomUi = {
  model,
  menu: [
    { group: 'work', record: 'task', keys: 'g t', order: 10 },
    { group: 'work', record: 'meeting', order: 20 },
    { group: 'work', record: 'call', order: 30 },
    { group: 'work', record: 'email', order: 40 },
    { group: 'work', record: 'note', order: 50 },
    { group: 'work', record: 'file', order: 60 },
  ],
  lists: {
    task: {
      columns: ['title', 'about', 'dueAt', 'priority', 'done', 'owner'],
      views: [
        { key: 'mine', label: 'My open tasks', filter: { and: [mine, todo] }, sort: 'dueAt' },
        {
          key: 'overdue',
          label: 'Overdue',
          filter: { and: [todo, { field: 'dueAt', before: 'today' }] },
          sort: 'dueAt',
        },
        { key: 'open', label: 'All open tasks', filter: todo, sort: 'dueAt' },
      ],
      phone: ['dueAt', 'priority'],
      acts: () => import('./task-acts.ts'),
      calendar: { by: 'dueAt', done: 'done' },
    },
    meeting: {
      columns: ['title', 'about', 'startsAt', 'endsAt', 'location', 'owner'],
      phone: ['startsAt', 'location'],
      calendar: { by: 'startsAt', until: { startsAt: 'endsAt' } },
    },
    call: {
      columns: ['subject', 'about', 'startedAt', 'outcome', 'minutes', 'owner'],
      phone: ['startedAt', 'outcome'],
    },
    email: { columns: ['subject', 'about', 'sentAt', 'direction', 'owner'], phone: ['sentAt', 'direction'] },
    note: { columns: ['text', 'about', 'happenedAt', 'pinned', 'owner'], phone: ['happenedAt', 'owner'] },
    file: { columns: ['name', 'about', 'addedAt', 'contentType', 'size', 'owner'], phone: ['addedAt', 'size'] },
  },
  home: [{ key: 'agenda', place: 'side', order: 10, load: () => import('./home/agenda.tsx') }],
  numbers: () => import('./home/contacts-this-week.ts'),
  watch: () => import('./meetings-soon.ts'),
  queue: () => import('./home/tasks-due.ts'),
  ahead: () => import('./todays-records.ts'),
  firstSteps: [
    {
      key: 'note',
      icon: 'note',
      words: 'activities.first.note',
      order: 30,
      done: { record: 'note', mine: true },
      load: () => import('./first-note.ts'),
    },
    {
      key: 'task',
      icon: 'checkbox',
      words: 'activities.first.task',
      order: 40,
      done: { record: 'task', mine: true },
      load: () => import('./first-task.ts'),
    },
  ],
}
export default ui
