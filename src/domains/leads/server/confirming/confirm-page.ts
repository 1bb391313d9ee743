import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { markup } from '../../../../platform/page/markup.ts'
import type { OpenPage, Shown, Visit } from '../../../../platform/page/open-page.ts'
import { tell } from '../../../../platform/words/index.ts'
import { style } from '../form-style.ts'
import { askIn } from './ask-by-mail.ts'
import { askOf, type Ask } from './asks.ts'
import { confirm, notValid } from './confirm.ts'

/** Where the link of the mail leads. Programs that look at every link confirm nothing: somebody presses the button. */
export const confirmPage: OpenPage = {
  path: '/forms/confirm/:word',
  style,
  async show(visit) {
    return shown(visit, await asked(visit))
  },
  async take(visit) {
    await visit.server.attempts.count(visit.address)
    const ask = await asked(visit)
    if (!ask.confirmedAt) await confirm(visit.server.site, ask, visit.address)
    return { to: `/forms/confirm/${visit.params.word!}` }
  },
}

async function asked({ server: { site }, params }: Visit): Promise<Ask> {
  const id = askIn(site, 'lead confirmation', params.word!)
  const ask = id ? await askOf(site.workspace.db, id) : undefined
  if (!ask) throw notValid()
  return ask
}

async function shown({ server: { site }, language }: Visit, { confirmedAt, words, address }: Ask): Promise<Shown> {
  const { name: company } = await site.settings()
  const told = (sentence: Sentence) => tell(language, sentence)
  const title = told(confirmedAt ? say('Thank you. It is confirmed.') : say('Please confirm your e-mail address'))
  const body = markup`<main><p>${company}</p><h1>${title}</h1>
<p dir="auto">${told(say('“{words}”', { words }))}</p><p dir="ltr">${address}</p>
${confirmedAt ? [] : [markup`<form method="post"><button>${told(say('Confirm'))}</button></form>`]}</main>`
  return { language, title: `${title} · ${company}`, body }
}
