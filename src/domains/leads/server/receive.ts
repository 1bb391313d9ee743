import { newId } from '../../../kernel/id.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { system } from '../../../platform/access/system.ts'
import type { Ctx } from '../../../platform/context.ts'
import { openWork } from '../../../platform/records/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { domainOf } from '../../../platform/search/index.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { note } from '../../activities/model/index.ts'
import { person } from '../../people/model/index.ts'
import { leadArrival } from '../model/index.ts'
import type { Answers, Form } from './answers.ts'
import { keepAssignment, theirsAlready } from './assigning/assign.ts'
import { choose, type Choice } from './assigning/choose.ts'
import { consented } from './consented.ts'
import { companyOf, oneAtATime, whoIsIt, type Known } from './matching.ts'
import { noteOf } from './note-of.ts'

type Person = RowOf<typeof person>

/** Keeps an answer: somebody whom we know by exactly that address or number is that person, anybody else is a new one. Tells nobody which it was. */
export async function receive(site: Site, form: Form, answers: Answers, from: string): Promise<void> {
  const ctx = await theirs(site, answers)
  const kept = ctx.db.transaction(async (tx) => {
    await oneAtATime(tx, form.id)
    await oneAtATime(tx, answers.email)
    const known = await whoIsIt(tx, answers)
    const { work, close } = openWork(known ? inReachOf(ctx, known) : ctx, tx)
    await arrive(work, form, answers, { known, from })
    await close()
  })
  await kept.catch((error: unknown) => {
    // What is refused is so because of whom we know: that is nobody's to learn here.
    if (!(error instanceof Refusal)) throw error
    ctx.log.warn({ code: error.code, form: form.id }, 'an answer to a form was not kept')
  })
}

/** It stands in the history as theirs. */
async function theirs(site: Site, { email, said }: Answers): Promise<Ctx> {
  const name = [said.firstName, said.lastName].filter(Boolean).join(' ') || email
  const ctx = await contextFor(site, { ...system, kind: 'customer', name })
  return { ...ctx, actor: { ...ctx.actor, timeZone: ctx.settings.timeZone } }
}

/** Somebody who is kept private is seen by nobody but whoever is in charge: what they say goes there. */
const inReachOf = (ctx: Ctx, { owner, isPrivate }: Known): Ctx =>
  isPrivate ? { ...ctx, actor: { ...ctx.actor, userId: owner, self: owner } } : ctx

interface Arriving {
  known: Known | null
  from: string
}

async function arrive(work: Work, form: Form, answers: Answers, { known, from }: Arriving): Promise<void> {
  const was = known ? await work.peek(person, known.id) : null
  const choice = was?.owner ? theirsAlready(was.owner) : await choose(work, form)
  const row = was ? await attached(work, was, choice) : await made(work, form, answers, choice)
  const arrivedAt = work.ctx.now().toISOString()
  await work.create(leadArrival, {
    title: form.name,
    person: row.id,
    form: form.id,
    formVersion: form.version,
    arrivedAt,
    source: form.source,
    campaign: form.campaign,
    wasKnown: was !== null,
  })
  if (row.lifeCycle === 'lead' && (was?.lifeCycle !== 'lead' || !was.owner))
    await keepAssignment(work, form, row, choice)
  const consent = answers.agrees ? await consented(work, form, row.id, from) : null
  const text = noteOf(work, form, answers, { agreed: consent, wasKnown: was !== null })
  await work.create(note, { text, about: [row.id], happenedAt: arrivedAt, owner: row.owner ?? null, private: row.private ?? null }) // prettier-ignore
}

async function made(work: Work, form: Form, { email, said, own }: Answers, { to }: Choice): Promise<Person> {
  const { firstName, lastName, jobTitle, phone } = said
  return work.create(person, {
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    emails: [contact(said.email ?? email)],
    ...(phone && { phones: [contact(phone)] }),
    jobTitle: jobTitle ?? null,
    company: await companyOf(work.tx, domainOf(email)),
    source: form.source,
    campaign: form.campaign,
    owner: to,
    ...Object.fromEntries(own.map(({ question, value }) => [question.field, value])),
  })
}

const contact = (value: string) => ({ id: newId(), value, normal: null, label: null, primary: true, valid: null, verifiedOn: null, endedOn: null }) // prettier-ignore

/** Nothing that we know of somebody is changed by what a stranger says in their name: it is written down beside. */
async function attached(work: Work, row: Person, { to }: Choice): Promise<Person> {
  return work.update(person, row, { owner: to, ...(row.lifeCycle === 'subscriber' && { lifeCycle: 'lead' as const }) })
}
