import { isId } from '../../../../kernel/id.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { markup } from '../../../../platform/page/markup.ts'
import type { OpenPage, Shown, Visit } from '../../../../platform/page/open-page.ts'
import { openKeys, readSigned, sign } from '../../../../platform/secrets/index.ts'
import type { Site } from '../../../../platform/site.ts'
import { tell } from '../../../../platform/words/index.ts'
import { stopMailing, type Mailing } from './choice.ts'

const signing = (site: Site) => ({ purpose: 'news by mail', workspace: site.workspace.id })
/** An old mail still unsubscribes. */
const validMs = 400 * 86_400_000

/** Where one click stops such mails to somebody, without signing in. */
export function linkToStop(site: Site, origin: string, userId: string, mailing: Mailing): string {
  const until = new Date(site.now().getTime() + validMs)
  return `${origin}/unsubscribe/${sign(openKeys(site.data), signing(site), `${userId} ${mailing}`, until)}`
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 2rem; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25; }
button { min-height: 44px; padding: .5rem 1.5rem; font: inherit; font-weight: 600; color: #fff; background: #1f5fbf; border: 0; border-radius: 6px; cursor: pointer; }
:focus-visible { outline: 3px solid light-dark(#1f5fbf, #9cc2ff); outline-offset: 2px; }
`

/** Stops mails to a colleague: by the button of their mail program, which sends here by itself (RFC 8058), or by the one on the page. Looking at it stops nothing. */
export const unsubscribePage: OpenPage = {
  path: '/unsubscribe/:word',
  style,
  async show(visit) {
    meantBy(visit)
    const button = tell(visit.language, say('Stop these mails'))
    return shown(visit, say('No more of these mails?'), markup`<form method="post"><button>${button}</button></form>`)
  },
  async take(visit) {
    const { userId, mailing } = meantBy(visit)
    await stopMailing(visit.server.site.workspace.db, userId, mailing)
    return shown(visit, say('You get no more of these mails.'), markup``)
  },
}

function meantBy({ server: { site }, params }: Visit): { userId: string; mailing: Mailing } {
  const [userId = '', mailing] = readSigned(openKeys(site.data), signing(site), params.word!, site.now())?.split(' ') ?? []
  if (!isId(userId)) throw refuse.notFound(say('This link is not valid any more. In Farley, the settings under Notifications say what reaches you by mail.'))
  return { userId, mailing: mailing as Mailing }
} // prettier-ignore

function shown({ language }: Visit, sentence: Sentence, more: Shown['body']): Shown {
  const title = tell(language, sentence)
  return { language, title, body: markup`<main><h1>${title}</h1>${more}</main>` }
}
