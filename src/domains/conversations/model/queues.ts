import type { Filter } from '../../../kernel/filter.ts'

/** What somebody works through, each of them a filter of conversations. */
export const queues = ['mine', 'unassigned', 'all', 'mentions', 'snoozed', 'done'] as const
export type Queue = (typeof queues)[number]

const isOpen: Filter = { field: 'state', is: 'open' }

/** What lies in a queue, of one circle or of all that the reader is in. */
export function queueFilter(queue: Queue, circle?: string): Filter {
  const of: Readonly<Record<Queue, Filter[]>> = {
    mine: [isOpen, { field: 'owner', is: 'me' }],
    unassigned: [isOpen, { field: 'owner', isEmpty: true }],
    all: [isOpen],
    mentions: [isOpen, { field: 'mentioned', contains: 'me' }],
    snoozed: [{ field: 'state', is: 'snoozed' }],
    done: [{ field: 'state', is: 'done' }],
  }
  return { and: [...of[queue], ...(circle ? [{ field: 'circle', is: circle }] : [])] }
}
