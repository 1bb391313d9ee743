import { newId } from '../../../kernel/id.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { system } from '../../../platform/access/system.ts'
import type { Ctx } from '../../../platform/context.ts'
import { openWork } from '../../../platform/records/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { domainOf } from '../../../platform/search/index.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { person } from '../../people/model/index.ts'
import { leadArrival } from '../model/index.ts'
import type { Answers } from './answers.ts'
import { companyOf, oneAtATime, whoIsIt, type Known } from './matching.ts'

export type Person = RowOf<typeof person>

/** By what somebody came to us. */
export interface Way {
  title: string
  form: string | null
  formVersion: number | null
  source: Person['source']
  campaign: string | null
}

/** Somebody who came: who they are if we know them, and whose they become if they are nobody’s yet. */
export interface Comer {
  was: Person | null
  to: string | null
}

/** One transaction in the name of somebody who is not signed in, alone with each of these keys and with their address; tells whether we know them. */
export async function inTheirName<T>(site: Site, answers: Answers, keys: readonly string[], run: (work: Work, known: Known | null) => Promise<T>): Promise<T> {
  const ctx = await theirs(site, answers)
  return ctx.db.transaction(async (tx) => {
    for (const key of [...keys, answers.email]) await oneAtATime(tx, key)
    const known = await whoIsIt(tx, answers)
    const { work, close } = openWork(known ? inReachOf(ctx, known) : ctx, tx)
    const done = await run(work, known)
    await close()
    return done
  })
} // prettier-ignore

/** It stands in the history as theirs. */
async function theirs(site: Site, { email, said }: Answers): Promise<Ctx> {
  const name = [said.firstName, said.lastName].filter(Boolean).join(' ') || email
  const ctx = await contextFor(site, { ...system, kind: 'customer', name })
  return { ...ctx, actor: { ...ctx.actor, timeZone: ctx.settings.timeZone } }
}

/** Somebody who is kept private is seen by nobody but whoever is in charge: what they say goes there. */
const inReachOf = (ctx: Ctx, { owner, isPrivate }: Known): Ctx =>
  isPrivate ? { ...ctx, actor: { ...ctx.actor, userId: owner, self: owner } } : ctx

/** Somebody whom we know stays as they are, anybody else is a new person; that they came is kept. */
export async function welcome(work: Work, way: Way, answers: Answers, { was, to }: Comer): Promise<Person> {
  const row = was ? await attached(work, was, to) : await made(work, way, answers, to)
  const arrivedAt = work.ctx.now().toISOString()
  await work.create(leadArrival, { ...way, person: row.id, arrivedAt, wasKnown: was !== null })
  return row
}

async function made(work: Work, { source, campaign }: Way, { email, said, own }: Answers, owner: string | null) {
  const { firstName, lastName, jobTitle, phone } = said
  return work.create(person, {
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    emails: [contact(said.email ?? email)],
    ...(phone && { phones: [contact(phone)] }),
    jobTitle: jobTitle ?? null,
    company: await companyOf(work.tx, domainOf(email)),
    source,
    campaign,
    owner,
    ...Object.fromEntries(own.map(({ question, value }) => [question.field, value])),
  })
}

const contact = (value: string) => ({ id: newId(), value, normal: null, label: null, primary: true, valid: null, verifiedOn: null, endedOn: null }) // prettier-ignore

/** Nothing that we know of somebody is changed by what a stranger says in their name: it is written down beside. */
async function attached(work: Work, row: Person, owner: string | null): Promise<Person> {
  return work.update(person, row, { owner, ...(row.lifeCycle === 'subscriber' && { lifeCycle: 'lead' as const }) })
}
