import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, say, type Sentence } from '../../../kernel/sentence.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Site } from '../../../platform/site.ts'
import { systemContext } from '../../../platform/site.ts'
import { markup } from '../../../platform/page/markup.ts'
import type { OpenPage, Shown, Visit } from '../../../platform/page/open-page.ts'
import { inWork } from '../../../platform/records/index.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { purpose } from '../../privacy/model/index.ts'
import { leadForm } from '../model/index.ts'
import { askedBy, labelled, readAnswers, type Form } from './answers.ts'
import { boxOf } from './consented.ts'
import { style } from './form-style.ts'
import { ownQuestions, type OwnQuestion } from './own-answers.ts'
import { ownQuestion } from './own-question.ts'
import { paragraphs, question } from './question.ts'
import { receive } from './receive.ts'
import { shownNow, wasRead } from './spam-guard.ts'

interface Opened {
  ctx: Ctx
  form: Form
  own: readonly OwnQuestion[]
  company: string
  language: Language
  /** The words beside its box. */
  box: string | null
}

type Said = Readonly<Record<string, string>>

/** The page of a form, for whoever has its address. */
export const formPage: OpenPage = {
  path: '/forms/:key',
  style,
  framed: true,
  async show({ server, params }) {
    return asking(server.site, await opened(server.site, params.key!))
  },
  async take(visit, said) {
    await visit.server.attempts.count(visit.address)
    const form = await opened(visit.server.site, visit.params.key!)
    return taken(visit, form, said)
  },
}

async function taken({ server: { site }, address }: Visit, opened: Opened, said: Said): Promise<Shown> {
  const { ctx, form, own } = opened
  // Nobody sees this field; what fills it is told what everybody is told.
  if (said.website) return thanks(opened)
  const { answers, faults } = readAnswers(ctx, form, own, said)
  if (faults.length > 0) return { ...asking(site, opened, said, faults), status: 422 }
  if (!wasRead(site, form.key!, said.shown ?? '')) return { ...asking(site, opened, said, [again]), status: 422 }
  await receive(site, form, answers, address)
  return thanks(opened)
}

const again: FieldFault = { field: '', ...say('Please look over what you wrote, and send it once more.') }

/** A form that is closed, or in the bin, answers like one that never was. */
async function opened(site: Site, key: string): Promise<Opened> {
  const ctx = await systemContext(site)
  const { name: company, locale } = ctx.settings
  return inWork(ctx, async (work) => {
    const [form] = await work.find(leadForm, { field: 'key', is: key }, { limit: 1, lock: false })
    if (!form || form.key !== key || form.closed) throw refuse.notFound(say('There is no such form.'))
    const of = form.purpose ? await work.setting(purpose, form.purpose) : null
    return {
      ctx,
      form,
      own: ownQuestions(ctx, form),
      company,
      language: languageFor(null, locale),
      box: boxOf(form, of),
    }
  })
}

function asking(site: Site, { form, own, company, language, box }: Opened, said: Said = {}, faults: readonly FieldFault[] = []): Shown {
  const told = (sentence: Sentence) => tell(language, sentence)
  const title = form.heading ?? company
  const body = markup`<main><h1>${title}</h1>
${paragraphs(form.about)}${faults.length > 0 ? [markup`<div role="alert"><ul>${faults.map((fault) => markup`<li>${told(fault)}</li>`)}</ul></div>`] : []}
<form method="post" novalidate><input type="hidden" name="shown" value="${shownNow(site, form.key!)}">
${askedBy(form).map((name) => question(form, name, told(say('{field}', { field: labelled(name) })), said[name] ?? '', faults))}
${own.map((each) => ownQuestion(each, told(say('{field}', { field: labelOf(each.described) })), said[each.field] ?? '', faults))}
<div class="off" aria-hidden="true"><label>Website<input name="website" tabindex="-1" autocomplete="off"></label></div>
${box === null ? [] : [markup`<label class="box"><input type="checkbox" name="agrees" value="yes"${said.agrees === 'yes' ? checked : []}><span>${box}</span></label>`]}
<button>${told(say('Send'))}</button></form></main>`
  return { language, title, body }
} // prettier-ignore

const checked = [{ html: ' checked' }]

function thanks({ form, company, language }: Opened): Shown {
  const words = form.thanks ? paragraphs(form.thanks) : [markup`<p>${tell(language, say('Thank you. We have what you wrote and will be in touch.'))}</p>`] // prettier-ignore
  const title = form.heading ?? company
  return { language, title, body: markup`<main><h1>${title}</h1><div role="status">${words}</div></main>` }
}
