import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import { person } from '../../people/model/index.ts'
import { callEntry, callList } from '../model/index.ts'
import { hindranceOf, refuseHindered } from './hindrance.ts'

type Entry = RowOf<typeof callEntry>

/** Somebody stands on a list once, and only who may be called. */
export const entryRules = rulesOf(callEntry, {
  async before(work, { name, before, after }) {
    if (name === 'restore') await checkOnce(work, after)
    // What was gone for good and comes back out of a backup is what it was.
    if (before || after.version > 1) return undefined
    checkBeginning(after)
    const list = await checkOpen(work, after.list)
    await checkMayBeCalled(work, after, list.purpose)
    return { title: list.name }
  },
  async afterAll(work, changings) {
    for (const { after } of changings.filter(isMove)) await uniteEntries(work, after)
  },
})

const isMove = ({ name, before, after }: Changing<Entry>) => name === 'merge' && before?.person !== after.person

/** The list, for as long as people are called from it. */
export async function checkOpen(work: Work, id: string): Promise<RowOf<typeof callList>> {
  const list = await work.setting(callList, id)
  if (!list || list.deletedAt) throw refuse.noSuch(callList)
  if (list.closed) throw refuse.notNow(say('This call list is closed.'))
  return list
}

/** Their row is held meanwhile, so that two who add them at once do not both do so. */
async function checkMayBeCalled(work: Work, after: Entry, purpose: string | null): Promise<void> {
  const who = await work.peek(person, after.person)
  if (!who || who.deletedAt) throw refuse.invalid([{ field: 'person', ...say('Person: there is no such person.') }])
  await checkOnce(work, after)
  const hindrance = await hindranceOf(work.tx, who, purpose)
  if (hindrance) throw refuseHindered(hindrance)
}

async function checkOnce(work: Work, { id, list, person: who }: Entry): Promise<void> {
  if ((await entriesOf(work, list, who)).some((each) => each.id !== id))
    throw refuse.taken('person', say('They are on this list already.'))
}

/** How somebody stands on a list; two only while two people become one. */
export const entriesOf = (work: Work, list: string, who: string): Promise<Entry[]> =>
  work.find(callEntry, { and: [{ field: 'list', is: list }, { field: 'person', is: who }] }) // prettier-ignore

/** Of two people who become one, what was done with them longest stays on the list. */
async function uniteEntries(work: Work, { list, person: who }: Entry): Promise<void> {
  const [, ...others] = (await entriesOf(work, list, who)).toSorted(
    (one, other) => (other.tried ?? 0) - (one.tried ?? 0),
  )
  for (const row of others) await work.remove(callEntry, row)
}

const later = ['outcome', 'hindrance', 'dueAt', 'calledAt', 'calledBy', 'task'] as const

function checkBeginning(after: Entry): void {
  const told =
    later.find((name) => after[name] !== null) ?? (after.state !== 'waiting' ? 'state' : after.tried ? 'tried' : null)
  if (!told) return
  const field = labelOf(callEntry.fields[told])
  throw refuse.invalid([
    { field: told, ...say('{field}: who is new on a call list was not called from it yet.', { field }) },
  ])
}
