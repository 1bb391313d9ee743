import type { RowOf } from '../../../kernel/record.ts'
import { addDays, addMonths } from '../../../kernel/time.ts'
import { handle } from '../../../platform/room.ts'
import { completeTask, reopenTask, task } from '../model/index.ts'

export const completeHandler = handle(completeTask, async (work, row) => {
  const next = nextOf(row)
  if (next) await work.create(task, next)
  return { patch: { done: true, doneAt: work.ctx.now().toISOString() } }
})

export const reopenHandler = handle(reopenTask, async () => ({ patch: { done: false, doneAt: null } }))

/** The next one of a task that repeats; null for one that does not, or has no day to count from. */
function nextOf(row: RowOf<typeof task>) {
  if (!row.repeat || !row.dueAt) return null
  const { title, about, notes, priority, repeat, owner, tags } = row
  const dueAt = later(row.dueAt, repeat)
  const remindAt = row.remindAt && later(row.remindAt, repeat)
  return {
    title,
    about,
    notes,
    priority,
    repeat,
    owner: owner ?? null,
    tags: tags ?? null,
    dueAt,
    remindAt,
    private: row.private ?? null,
    done: false,
  }
}

function later(moment: string, repeat: NonNullable<RowOf<typeof task>['repeat']>): string {
  const day = moment.slice(0, 10)
  const next = {
    daily: addDays(day, 1),
    weekly: addDays(day, 7),
    monthly: addMonths(day, 1),
    yearly: addMonths(day, 12),
  }[repeat]
  return next + moment.slice(10)
}
