import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import { checkMayAdd } from '../../../../platform/records/may-add.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { handle, rulesOf, type Changing } from '../../../../platform/room.ts'
import { task } from '../../../activities/model/index.ts'
import { person } from '../../../people/model/index.ts'
import { enrolment, enrolPerson, sequence, type Hindrance } from '../../model/index.ts'
import { channelOf, type Step } from '../../model/sequences/steps.ts'
import { hindranceOf, refuseHindered, type Way } from '../hindrance.ts'
import { dropTask } from './stop.ts'
import { dueAfter, take } from './take-step.ts'
import { latestOf } from './versions.ts'

type Enrolment = RowOf<typeof enrolment>
type Person = RowOf<typeof person>

/** The first step is taken at once where it waits for no day: what is taken back then is all of it. */
export const enrolHandler = handle(enrolPerson, async (work, who, { sequence: of, seller }) => {
  await work.load(sequence, of, 'see')
  const row = await work.create(enrolment, { sequence: of, person: who.id, ...(seller && { seller }) })
  if (row.dueAt! <= work.ctx.now().toISOString()) await take(work, row)
  return { patch: {} }
})

/** Somebody stands in a sequence once, and only who may be reached by every way that its steps go. */
export const enrolmentRules = rulesOf(enrolment, {
  async before(work, { name, before, after }) {
    if (name === 'restore') return comeBack(work, after)
    if (before) return checkUndone(work, before, after)
    // What was gone for good and comes back out of a backup is what it was.
    if (after.version > 1) return undefined
    return begin(work, after)
  },
  async after(work, { name, after }) {
    if (name === 'delete' && after.task) await dropTask(work, after.task)
  },
  async afterAll(work, changings) {
    for (const { after } of changings.filter(isMove)) await unite(work, after)
  },
})

async function begin(work: Work, after: Enrolment): Promise<Partial<Enrolment>> {
  checkBeginning(after)
  checkMayAdd(work, task)
  const of = await work.setting(sequence, after.sequence)
  if (!of || of.deletedAt) throw refuse.noSuch(sequence)
  if (of.closed) throw refuse.notNow(say('This sequence is closed.'))
  const latest = await latestOf(work, of.id)
  if (!latest) throw refuse.notNow(say('This sequence has no steps yet.'))
  await checkReachable(work, after, of.purpose, latest.steps)
  return {
    title: of.name,
    revision: latest.number,
    step: 1,
    seller: after.seller ?? work.ctx.actor.userId,
    dueAt: dueAfter(work.ctx, latest.steps[0]!.days),
  }
}

/** Their row is held meanwhile, so that two who enrol them at once do not both do so. */
async function checkReachable(work: Work, after: Enrolment, purpose: string | null, steps: readonly Step[]) {
  const who = await work.peek(person, after.person)
  if (!who || who.deletedAt) throw refuse.invalid([{ field: 'person', ...say('Person: there is no such person.') }])
  await checkOnce(work, after)
  const found = await firstHindrance(work, who, purpose, steps)
  if (found) throw refuseHindered(found.hindrance, found.way)
}

/** Why somebody may not be reached by a way that steps go. */
export async function firstHindrance(work: Work, who: Person, purpose: string | null, steps: readonly Step[]) {
  if (who.erasedAt) return { hindrance: 'erased' as Hindrance, way: undefined }
  if (who.restricted) return { hindrance: 'restricted' as Hindrance, way: undefined }
  for (const way of new Set(steps.map(channelOf).filter((each): each is Way => each !== null))) {
    const hindrance = await hindranceOf(work.tx, who, purpose, way)
    if (hindrance) return { hindrance, way }
  }
  return null
}

async function checkOnce(work: Work, { id, sequence: of, person: who }: Enrolment): Promise<void> {
  const [known] = (await enrolmentsOf(work, of, who)).filter((each) => each.id !== id)
  if (!known) return
  const isOver = known.state !== 'active'
  throw refuse.taken('person', isOver ? say('They have been through this sequence before: delete that enrolment first.') : say('They are in this sequence already.')) // prettier-ignore
}

const enrolmentsOf = (work: Work, of: string, who: string): Promise<Enrolment[]> =>
  work.find(enrolment, { and: [{ field: 'sequence', is: of }, { field: 'person', is: who }] }) // prettier-ignore

/** Its task lies in the bin, unless it came back with it: then the step is taken again. */
async function comeBack(work: Work, after: Enrolment): Promise<Partial<Enrolment> | undefined> {
  await checkOnce(work, after)
  const open = after.task ? await work.peek(task, after.task) : null
  return open?.deletedAt ? { task: null, dueAt: work.ctx.now().toISOString() } : undefined
}

/** A step is taken back only for as long as the next one has not begun. */
function checkUndone({ ctx }: Work, before: Enrolment, after: Enrolment): undefined {
  if (ctx.cause.kind === 'undo' && before.step !== after.step && before.task && before.task === after.task)
    throw refuse.notNow(say('The next step has begun meanwhile.'))
}

const isMove = ({ name, before, after }: Changing<Enrolment>) => name === 'merge' && before?.person !== after.person

/** Of two people who become one, who is farther stays in the sequence. */
async function unite(work: Work, { sequence: of, person: who }: Enrolment): Promise<void> {
  const [, ...others] = (await enrolmentsOf(work, of, who)).toSorted(
    (one, other) =>
      Number(other.state === 'active') - Number(one.state === 'active') || (other.step ?? 0) - (one.step ?? 0),
  )
  for (const row of others) await work.remove(enrolment, row)
}

const later = ['stopped', 'step', 'revision', 'dueAt', 'task', 'skipReason', 'endedAt'] as const

function checkBeginning(after: Enrolment): void {
  const told = later.find((name) => after[name] !== null) ?? (after.state !== 'active' ? 'state' : null)
  if (!told) return
  const field = labelOf(enrolment.fields[told])
  throw refuse.invalid([{ field: told, ...say('{field}: whoever is enrolled begins with the first step.', { field }) }])
}
