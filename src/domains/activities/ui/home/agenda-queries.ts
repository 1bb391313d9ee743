import { rowsQuery } from '../../../../web/api/use-rows.ts'
import { meeting, task } from '../../model/index.ts'

const mine = { field: 'owner', is: 'me' }
const soon = (field: string) => [
  { field, after: 'yesterday' },
  { field, before: '+7d' },
]

/** My meetings of today and the week after it. */
export const agendaMeetings = rowsQuery(meeting, {
  filter: { and: [mine, ...soon('startsAt')] },
  sort: 'startsAt',
  limit: 30,
  with: 'about',
})

/** My tasks that are due in the same days. */
export const agendaTasks = rowsQuery(task, {
  filter: { and: [mine, { field: 'done', is: false }, ...soon('dueAt')] },
  sort: 'dueAt',
  limit: 30,
  with: 'about',
})
