import { newId } from '../../../kernel/id.ts'
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
import { askByMail, askIn, untilFromNow, wordOf } from './confirming/ask-by-mail.ts'
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
    return said.again ? mailedAgain(visit, form, said.again) : taken(visit, form, said)
  },
}

async function taken({ server, address: from, language }: Visit, opened: Opened, said: Said): Promise<Shown> {
  const { site } = server
  const { ctx, form, own } = opened
  // Nobody sees this field; what fills it is told what everybody is told.
  if (said.website) return thanks(opened)
  const { answers, faults } = readAnswers(ctx, form, own, said)
  if (faults.length > 0) return { ...asking(site, opened, said, faults), status: 422 }
  if (!wasRead(site, form.key!, said.shown ?? '')) return { ...asking(site, opened, said, [again]), status: 422 }
  const coming = { from, address: answers.email, language, origin: server.address().url, ask: newId() }
  await receive(site, form, answers, coming)
  const isAsked = form.confirms && opened.box !== null && answers.agrees
  return thanks(opened, isAsked ? wordOf(site, 'lead ask', coming.ask, untilFromNow(site)) : null)
}

/** Says the same whether there was anything to send: whom we know, and who was asked often enough, is nobody's to learn here. */
async function mailedAgain({ server: { site } }: Visit, opened: Opened, word: string): Promise<Shown> {
  const ask = askIn(site, 'lead ask', word)
  if (ask) await site.workspace.db.transaction((tx) => askByMail(tx, ask))
  return thanks(opened, ask ? word : null)
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

/** With the word of what they were asked, it says where that has gone, and offers to send it once more. */
function thanks({ form, company, language }: Opened, asked: string | null = null): Shown {
  const told = (sentence: Sentence) => tell(language, sentence)
  const words = form.thanks ? paragraphs(form.thanks) : [markup`<p>${told(say('Thank you. We have what you wrote and will be in touch.'))}</p>`] // prettier-ignore
  const title = form.heading ?? company
  const look = asked === null ? [] : [lookInMail(told, asked)]
  return { language, title, body: markup`<main><h1>${title}</h1><div role="status">${words}${look}</div></main>` }
}

const lookInMail = (told: (sentence: Sentence) => string, asked: string) =>
  markup`<p>${told(say('Please look in your mail: by the link in it you confirm what you agreed to. Until then you have agreed to nothing.'))}</p>
<form method="post"><input type="hidden" name="again" value="${asked}"><p>${told(say('Nothing there after some minutes, also not among spam?'))}</p><button>${told(say('Send it once more'))}</button></form>` // prettier-ignore
