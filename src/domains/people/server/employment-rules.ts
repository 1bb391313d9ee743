import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { employment, person } from '../model/index.ts'

export const employmentRules = rulesOf(employment, {
  async before(work, { name, before, after }) {
    if (after.startedOn && after.endedOn && after.endedOn < after.startedOn) {
      throw refuse.invalid([{ field: 'endedOn', ...say('A role cannot end before it began.') }])
    }
    // Who is merged into somebody with a main role brings theirs along as a further one.
    if (name === 'merge' && before?.person !== after.person && (await currentRole(work, after.person))?.main)
      return { main: false }
  },
  async after(work, { name, before, after }) {
    if (name === 'create' && isSaidBy(work.made(person, after.person), after)) return
    const row = await work.peek(person, after.person)
    if (!row) return
    if (after.main && !after.deletedAt && !after.endedOn) await becomeTheMainOne(work, after.id, after.person)
    const now = await currentRole(work, after.person)
    const company = now?.company ?? null
    const jobTitle = now?.title ?? null
    if (row.company !== company || row.jobTitle !== jobTitle) await work.update(person, row, { company, jobTitle })
    if (before && before.person !== after.person) await settle(work, before.person)
  },
})

type Role = RowOf<typeof employment>

/** Somebody who is made together with a role says so already, and has no other. */
function isSaidBy(made: RowOf<typeof person> | null, role: Role): boolean {
  return made !== null && role.main === true && made.company === role.company && made.jobTitle === role.title
}

async function settle(work: Work, id: string) {
  const row = await work.peek(person, id)
  const now = await currentRole(work, id)
  if (row) await work.update(person, row, { company: now?.company ?? null, jobTitle: now?.title ?? null })
}

async function becomeTheMainOne(work: Work, id: string, personId: string) {
  const others = await work.find(
    employment,
    {
      and: [
        { field: 'person', is: personId },
        { field: 'main', is: true },
      ],
    },
    { lock: true },
  )
  for (const other of others) if (other.id !== id) await work.update(employment, other, { main: false })
}

/** The main role that has not ended, else the one that began last. */
async function currentRole(work: Work, personId: string) {
  const today = work.ctx.now().toISOString().slice(0, 10)
  const roles = await work.find(employment, {
    and: [
      { field: 'person', is: personId },
      {
        or: [
          { field: 'endedOn', isEmpty: true },
          { field: 'endedOn', gte: today },
        ],
      },
    ],
  })
  return (
    roles.find((role) => role.main) ??
    roles.sort((one, other) => ((one.startedOn ?? '') < (other.startedOn ?? '') ? 1 : -1))[0]
  )
}
