import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { dialled } from './dial-country.ts'
import { employment, person } from '../model/index.ts'

export const personRules = rulesOf(person, {
  async before(work, { name: deed, before, after }) {
    if (before?.erasedAt) {
      if (deed === 'delete' || deed === 'restore') return
      throw refuse.notNow(say('This person was erased. Nothing is written down of them any more.'))
    }
    const name = nameOf(after)
    if (!name)
      throw refuse.invalid([
        { field: 'lastName', ...say('A person needs a name, an e-mail address or a phone number.') },
      ])
    return { name, ...(await dialled(work, before, after)) }
  },
  async afterAll(work, changings) {
    const employed = changings.filter(({ name, after }) => name === 'create' && after.company)
    if (employed.length === 0) return
    const roles = employed.map(({ after }) => ({ person: after.id, company: after.company!, title: after.jobTitle, main: true })) // prettier-ignore
    await work.createMany(employment, roles.map((values) => ({ values }))) // prettier-ignore
  },
  asParts: ({ company, jobTitle }) =>
    company ? { employment: { company, title: jobTitle ?? null, main: true } } : ({} as Record<string, never>),
  rollUp: companiesAt,
})

/** First and last name; where there is none, what else is known of them. */
export function nameOf(row: Pick<RowOf<typeof person>, 'firstName' | 'lastName' | 'emails' | 'phones'>): string | null {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ')
  return name || row.emails?.[0]?.value || row.phones?.[0]?.value || null
}

/** Where people worked on that day. */
async function companiesAt(work: Work, ids: readonly string[], day: string): Promise<string[]> {
  const roles = await work.find(employment, {
    and: [
      { field: 'person', in: [...ids] },
      {
        or: [
          { field: 'startedOn', isEmpty: true },
          { field: 'startedOn', lte: day },
        ],
      },
      {
        or: [
          { field: 'endedOn', isEmpty: true },
          { field: 'endedOn', gte: day },
        ],
      },
    ],
  })
  return roles.map((role) => role.company)
}
