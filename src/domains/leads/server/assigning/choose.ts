import type { RowOf } from '../../../../kernel/record.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { tag, user } from '../../../workspace/model/index.ts'
import type { Form } from '../answers.ts'
import { loadsOf } from './loads.ts'
import { sellersOf, type Seller } from './sellers.ts'
import { isAtWork, isAway } from './working-time.ts'

/** To whom a lead goes, why to them, and why not to others. */
export interface Choice {
  to: string | null
  /** Whether they are of the team, whose members have a time to speak with a lead. */
  inTurn: boolean
  why: readonly Sentence[]
}

interface Candidate extends Seller {
  last: string
  atWork: boolean
  /** Why it is not theirs, whoever else there is. */
  not: Sentence | null
}

/** Of a form’s team who can and has room and was not asked before: whoever is at work first, then whoever has waited longest; else whom the form names. */
export async function choose(work: Work, form: Form, before: ReadonlySet<string> = new Set()): Promise<Choice> {
  const all = form.team ? await candidates(work, form, before) : []
  const able = all.filter(({ not }) => not === null).toSorted(byTurn)
  const refused = all.flatMap(({ not }) => not ?? [])
  const [next, ...others] = able
  if (next) return { to: next.id, inTurn: true, why: [inTurn(next), ...others.map((each) => later(each, next)), ...refused] } // prettier-ignore
  const named = form.owner ? await work.setting(user, form.owner) : null
  if (named?.active && !named.deletedAt) return { to: named.id, inTurn: false, why: [say('{name} is in charge of what comes by this form.', { name: named.name }), ...refused] } // prettier-ignore
  return { to: null, inTurn: false, why: [say('There was nobody to give it to.'), ...refused] }
}

const byTurn = (one: Candidate, other: Candidate) =>
  Number(other.atWork) - Number(one.atWork) || one.last.localeCompare(other.last) || one.id.localeCompare(other.id)

const inTurn = ({ name, atWork }: Candidate): Sentence =>
  atWork
    ? say('{name} is at work and has waited longest.', { name })
    : say('{name} has waited longest; nobody is at work now.', { name })

const later = ({ name, atWork }: Candidate, next: Candidate): Sentence =>
  next.atWork && !atWork ? say('{name} is not at work now.', { name }) : say('{name} got a lead later.', { name })

async function candidates(work: Work, form: Form, before: ReadonlySet<string>): Promise<Candidate[]> {
  const filter = { and: [{ field: 'team', is: form.team }, { field: 'active', is: true }] } // prettier-ignore
  const members = (await work.find(user, filter, { lock: false })).filter(({ role }) => role !== 'viewer')
  const [sellers, loads, skills] = await Promise.all([
    sellersOf(work, members),
    loadsOf(work, members.map(({ id }) => id)),
    skillsOf(work, form),
  ]) // prettier-ignore
  const now = work.ctx.now()
  return sellers.map((seller) => {
    const load = loads.get(seller.id)
    const isFull = form.capacity !== null && (load?.open ?? 0) >= form.capacity
    const not = before.has(seller.id) ? say('{name} had it before.', { name: seller.name }) : whyNot(seller, skills, isFull, now) // prettier-ignore
    return { ...seller, last: load?.last ?? '', atWork: isAtWork(seller.working, now), not }
  })
}

function whyNot(
  { name, working, skills }: Seller,
  asked: readonly Skill[],
  isFull: boolean,
  now: Date,
): Sentence | null {
  if (isAway(working, now)) return say('{name} is away.', { name })
  const missing = asked.find(({ id }) => !skills.has(id))
  if (missing) return say('{name} is not known to be good at {skill}.', { name, skill: missing.name })
  return isFull ? say('{name} has as many leads as one may have.', { name }) : null
}

type Skill = Pick<RowOf<typeof tag>, 'id' | 'name'>

/** A skill that is in the bin asks for nothing any more. */
const skillsOf = async (work: Work, { skills }: Form): Promise<Skill[]> =>
  skills?.length ? work.find(tag, { field: 'id', in: [...skills] }, { lock: false }) : []
