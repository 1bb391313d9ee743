import type { RecordDefinition } from '../../../kernel/record.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { call, email, meeting } from '../../activities/model/index.ts'
import { company, employment, person } from '../model/index.ts'

// A call, a meeting or a mail that took place is a contact with the people and companies it is about.
export const lastContactRules = [
  rulesOf(call, { after: (work, { after }) => contacted(work, after.about, after.startedAt) }),
  rulesOf(meeting, { after: (work, { after }) => contacted(work, after.about, after.startsAt) }),
  rulesOf(email, { after: (work, { after }) => contacted(work, after.about, after.sentAt) }),
]

/** Says that people and companies were spoken with, and so where they work; not before it has happened. */
export async function contacted(work: Work, about: readonly string[] | null, at: string | null): Promise<void> {
  if (!about?.length || !at || at > work.ctx.now().toISOString()) return
  await notEarlier(work, person, about, at)
  const roles = await work.find(employment, {
    and: [
      { field: 'person', in: [...about] },
      { field: 'endedOn', isEmpty: true },
    ],
  })
  await notEarlier(work, company, [...about, ...roles.map((role) => role.company)], at)
}

async function notEarlier(work: Work, record: RecordDefinition, ids: readonly string[], at: string) {
  for (const row of await work.find(record, { field: 'id', in: [...new Set(ids)] })) {
    const known = (row as { lastContactAt?: string | null }).lastContactAt
    if (!known || known < at) await work.derive(record, row.id, { lastContactAt: at } as never)
  }
}
