import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, many, say } from '../../../kernel/sentence.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'

import {
  cancelVisit,
  checkInVisit,
  finishVisit,
  missVisit,
  planVisitToCompany,
  planVisitToPerson,
  signVisit,
  visit,
} from '../model/index.ts'
import { keepSignature } from './signature.ts'

/** A clock on a phone may be a little ahead. */
const minutesAhead = 5

function checkPast({ ctx }: Work, at: string): void {
  if (Date.parse(at) <= ctx.now().getTime() + minutesAhead * 60_000) return
  throw refuse.invalid([{ field: 'at', ...say('When: not later than now.') }])
}

const isPlace = (text: string) => /^-?\d{1,2}\.\d{1,6}, -?\d{1,3}\.\d{1,6}( ±\d{1,6} m)?$/.test(text)

const checkInHandler = handle(checkInVisit, async (work, _row, { at, place }) => {
  checkPast(work, at)
  if (place && !isPlace(place))
    throw refuse.invalid([{ field: 'place', ...say('Where: latitude and longitude, such as 52.5200, 13.4050.') }])
  return { patch: { arrivedAt: at, place: place ?? null }, happenedAt: at }
})

const finishHandler = handle(finishVisit, async () => ({ patch: { status: 'done' as const } }))
const missHandler = handle(missVisit, async () => ({ patch: { status: 'missed' as const } }))
const cancelHandler = handle(cancelVisit, async () => ({ patch: { status: 'cancelled' as const } }))

const signHandler = handle(signVisit, async (work, row, { name, strokes, at, shown }) => {
  checkPast(work, at)
  const signer = name.trim()
  if (signer === '') throw refuse.invalid([{ field: 'name', ...say('{field} must not be empty.', { field: labelOf(signVisit.input.name) }) }]) // prettier-ignore
  const digest = await keepSignature(work, row, { name: signer, strokes: strokes ?? null, shown })
  return { patch: { signedAt: at, digest }, happenedAt: at }
})

const planHandlers = [
  handle(planVisitToCompany, (work, row, { day }) => plan(work, row.id, row.name, day)),
  handle(planVisitToPerson, (work, row, { day }) => plan(work, row.id, [row.firstName, row.lastName].filter(Boolean).join(' '), day)), // prettier-ignore
]

/** Plans a visit of the asker's own; refuses a second one on the same day. */
async function plan(work: Work, id: string, title: string, day: string) {
  const { actor, registry } = work.ctx
  if (!actor.permissions.of(registry.own(visit)).create)
    throw refuse.forbidden(say('You may not add {records}.', { records: many(visit) }))
  const same = { and: [{ field: 'about', contains: id }, { field: 'day', is: day }, { field: 'status', is: 'planned' }, { field: 'owner', is: actor.userId }] } // prettier-ignore
  if ((await work.find(visit, same, { limit: 1, lock: false })).length > 0)
    throw refuse.taken('day', say('Planned for: a visit is planned for that day already.'))
  await work.create(visit, { title, about: [id], day, owner: actor.userId })
  return { patch: {} }
}

export const visitHandlers = [checkInHandler, finishHandler, missHandler, cancelHandler, signHandler, ...planHandlers]
