import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { asUser } from '../../../../platform/access/as-user.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Piece, Posted, PostWriter, Said } from '../../../../platform/post/index.ts'
import type { Site } from '../../../../platform/site.ts'
import { tell } from '../../../../platform/words/index.ts'
import type { Group, Notification } from '../../model/index.ts'
import { readInbox } from '../inbox.ts'
import { unreadAmong } from '../unread-among.ts'
import { newsInWords, pageOfNews } from '../words-of-news.ts'
import { choiceOf, type Mailing } from './choice.ts'
import { linkToStop } from './unsubscribe-page.ts'

/** So many records stand in one mail, and so much of the words of each. */
const [mostGroups, longest] = [30, 300]

/** What has just come, by itself. */
export const atOncePost: PostWriter = {
  kind: 'notifications.atOnce',
  label: say('Something new for a colleague'),
  async write(site, ctx, posted) {
    const ids = new Set(posted.details.ids as string[])
    return newsTo(site, ctx, posted, 'atOnce', ({ id }) => ids.has(id))
  },
}

/** What came since the last summary, and was not looked at. */
export const summaryPost: PostWriter = {
  kind: 'notifications.summary',
  label: say('A colleague’s summary'),
  async write(site, ctx, posted) {
    const since = Date.parse(posted.details.since as string)
    return newsTo(site, ctx, posted, 'summary', ({ at }) => Date.parse(at) >= since)
  },
}

/** The inbox as they would read it at this moment, with their rights; null where nothing of it is new to them, or they want no such mail any more. */
async function newsTo(site: Site, system: Ctx, posted: Posted, mailing: Mailing, isMeant: (news: Notification) => boolean): Promise<Said | null> {
  const { about: userId, language, origin } = posted
  const ctx = await asUser(system, userId)
  const kinds = new Set((await choiceOf(system.db, userId))?.[mailing])
  const groups = ctx ? unreadAmong(await readInbox(ctx, 'open'), (news) => kinds.has(news.kind) && isMeant(news)) : []
  if (!ctx || groups.length === 0) return null
  const told = (sentence: Sentence) => tell(language, sentence)
  const unsubscribe = linkToStop(site, origin, userId, mailing)
  return {
    subject: subjectOf(ctx, told, groups, mailing),
    pieces: [
      ...(mailing === 'summary' ? [{ heading: told(say('What is new for you')) }] : []),
      ...groups.slice(0, mostGroups).map((group) => pieceOf(ctx, group, origin)),
      ...(groups.length > mostGroups ? [{ link: told(say('{count} more in your inbox', { count: groups.length - mostGroups })), to: `${origin}/notifications` }] : []),
      { small: told(say('What reaches you by mail, you choose in Farley')), to: `${origin}/settings/notifications` },
      { small: told(stops[mailing]), to: unsubscribe },
    ],
    unsubscribe,
  }
} // prettier-ignore

const stops: Readonly<Record<Mailing, Sentence>> = {
  atOnce: say('No more of such mails'),
  summary: say('No more summaries'),
}

function subjectOf(ctx: Ctx, told: (sentence: Sentence) => string, groups: readonly Group[], mailing: Mailing): string {
  const [only, ...more] = groups
  if (mailing === 'summary') return told(say('What is new for you: {count}', { count: groups.length }))
  if (more.length > 0) return told(say('{count} new entries in your inbox', { count: groups.length }))
  const { title, happened } = newsInWords(ctx, only!, only!.notifications[0]!)
  return `${happened}: ${title}`
}

function pieceOf(ctx: Ctx, group: Group, origin: string): Piece {
  const words = group.notifications.map((news) => newsInWords(ctx, group, news))
  const under = words.flatMap(({ happened, text }) => [happened, ...(text ? [cut(text)] : [])])
  return { link: words[0]!.title, to: `${origin}${pageOfNews(ctx, group)}`, under: [...new Set(under)].join('\n') }
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
