import type { Language } from '../../../kernel/language.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/records/work.ts'
import type { Site } from '../../../platform/site.ts'
import { note } from '../../activities/model/index.ts'
import { person } from '../../people/model/index.ts'
import type { Answers, Form } from './answers.ts'
import { keepAssignment, theirsAlready } from './assigning/assign.ts'
import { choose } from './assigning/choose.ts'
import { consented } from './consented.ts'
import type { Known } from './matching.ts'
import { noteOf } from './note-of.ts'
import { inTheirName, welcome } from './welcome.ts'

/** How an answer came. */
export interface Coming {
  /** Where from on the network. */
  from: string
  /** The address that was given, as it is compared. */
  address: string
  language: Language
  /** Where Farley is reached. */
  origin: string
  /** The id under which it is kept what they are asked to confirm, where they are. */
  ask: string
}

/** Keeps an answer: somebody whom we know by exactly that address or number is that person, anybody else is a new one. Tells nobody which it was. */
export async function receive(site: Site, form: Form, answers: Answers, coming: Coming): Promise<void> {
  const kept = inTheirName(site, answers, [form.id], (work, known) => arrive(work, form, answers, { known, coming }))
  await kept.catch((error: unknown) => {
    // What is refused is so because of whom we know: that is nobody's to learn here.
    if (!(error instanceof Refusal)) throw error
    site.log.warn({ code: error.code, form: form.id }, 'an answer to a form was not kept')
  })
}

interface Arriving {
  known: Known | null
  coming: Coming
}

async function arrive(work: Work, form: Form, answers: Answers, { known, coming }: Arriving): Promise<void> {
  const was = known ? await work.peek(person, known.id) : null
  const choice = was?.owner ? theirsAlready(was.owner) : await choose(work, form)
  const row = await welcome(work, wayOf(form), answers, { was, to: choice.to })
  if (row.lifeCycle === 'lead' && (was?.lifeCycle !== 'lead' || !was.owner))
    await keepAssignment(work, form, row, choice)
  const consent = answers.agrees ? await consented(work, form, row.id, coming) : null
  const text = noteOf(work, form, answers, { agreed: consent, wasKnown: was !== null })
  const happenedAt = work.ctx.now().toISOString()
  await work.create(note, { text, about: [row.id], happenedAt, owner: row.owner ?? null, private: row.private ?? null }) // prettier-ignore
}

const wayOf = ({ name, id, version, source, campaign }: Form) => ({
  title: name,
  form: id,
  formVersion: version,
  source,
  campaign,
})
