import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { call, email, meeting, note } from '../../activities/model/index.ts'
import { person } from '../../people/model/index.ts'
import { workingOf } from './assigning/sellers.ts'
import { touchedInTurn } from './assigning/touched-in-turn.ts'
import { workBetween } from './assigning/working-time.ts'

/** Whom a contact is about, when it took place, and whether it was they who came to us. */
interface Contact {
  about: readonly string[] | null
  at: string | null
  fromThem?: boolean
}

// The first call, mail, meeting or note of a colleague after a lead has arrived is its first touch.
export const firstTouchRules = [
  touches(call, ({ about, startedAt, direction }) => ({ about, at: startedAt, fromThem: direction === 'in' })),
  touches(meeting, ({ about, startsAt }) => ({ about, at: startsAt })),
  touches(email, ({ about, sentAt, direction }) => ({ about, at: sentAt, fromThem: direction === 'in' })),
  touches(note, ({ about, happenedAt }) => ({ about, at: happenedAt })),
]

function touches<R extends RecordDefinition>(record: R, contactOf: (row: RowOf<R>) => Contact) {
  return rulesOf(record, {
    afterAll: (work, changings) => touched(work, (changings as readonly Changing<RowOf<R>>[]).map(({ after }) => contactOf(after))),
  }) // prettier-ignore
}

const notOurs: ReadonlySet<string> = new Set(['customer', 'system', 'import'])

/** What a form, a file or Farley itself writes down is no touch; what is planned has not taken place. */
async function touched(work: Work, contacts: readonly Contact[]): Promise<void> {
  if (notOurs.has(work.ctx.actor.kind)) return
  const now = work.ctx.now().toISOString()
  const first = new Map<string, string>()
  for (const { about, at, fromThem } of contacts) {
    if (!at || at > now || fromThem) continue
    for (const id of about ?? []) first.set(id, [first.get(id) ?? at, at].sort()[0]!)
  }
  if (first.size === 0) return
  for (const row of await waiting(work, [...first.keys()])) {
    const at = first.get(row.id)!
    if (at < row.arrivedAt!) continue
    const touchMinutes = workBetween(await workingOf(work, row.owner ?? null), new Date(row.arrivedAt!), new Date(at))
    await work.derive(person, row.id, { firstTouchAt: at, touchMinutes })
    await touchedInTurn(work, row, at)
  }
}

const waiting = (work: Work, ids: readonly string[]) =>
  work.find(person, {
    and: [
      { field: 'id', in: [...ids] },
      { field: 'arrivedAt', isEmpty: false },
      { field: 'firstTouchAt', isEmpty: true },
    ],
  })
