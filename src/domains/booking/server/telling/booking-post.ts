import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import type { Correspondent } from '../../../../platform/mail/message.ts'
import type { PostWriter } from '../../../../platform/post/index.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { tell } from '../../../../platform/words/index.ts'
import { calendarFile } from '../calendar-file.ts'
import { factsOf } from '../page/facts.ts'
import { linkAnew, lookAtBookingOf, type Booked } from '../read-booked.ts'
import type { Deed } from './tell-who-booked.ts'

const subjects: Readonly<Record<Deed, Sentence>> = {
  booked: say('It is booked'),
  changed: say('The meeting was changed'),
  cancelled: say('This meeting was cancelled'),
}

/** Tells whoever booked what is so now, with a file for their calendar and a link of their own; answers go to whom they meet. */
export const bookingPost: PostWriter = {
  kind: 'booking',
  label: say('What was booked'),
  async write(site, ctx, { about, details, language, origin }) {
    const deed = details.deed as Deed
    const booked = await inWork(ctx, (work) => lookAtBookingOf(work, about))
    if (!booked || !isSo(deed, booked)) return null
    const told = (sentence: Sentence) => tell(language, sentence)
    const { settings } = ctx
    const title = booked.page?.name ?? booked.title
    const link = `${origin}/booked/${await linkAnew(ctx.db, about)}`
    const replyTo = await addressOf(ctx.db, booked)
    const isOff = deed === 'cancelled'
    const entry = { ...booked, title, place: booked.place, link, sequence: booked.sequence, isOff, now: site.now().getTime() }
    return {
      subject: `${told(subjects[deed])}: ${title}`,
      pieces: [
        { heading: told(subjects[deed]) },
        { facts: factsOf({ language, locale: settings.locale }, booked) },
        ...(isOff ? [] : [{ button: told(say('Move or cancel')), to: link }]),
        { small: isOff ? settings.name : told(say('{company}. Whoever has this link can move or cancel the meeting.', { company: settings.name })) },
      ],
      files: [{ name: 'meeting.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', text: calendarFile(entry) }],
      ...(replyTo && { replyTo }),
    }
  },
} // prettier-ignore

/** What has become of it meanwhile is told by a mail of its own. */
const isSo = (deed: Deed, { state }: Booked) => (deed === 'cancelled' ? state === 'cancelled' : state === 'ahead')

/** Of the first of whom they meet. */
async function addressOf(on: Runner, { hosts: [host] }: Booked): Promise<Correspondent | undefined> {
  if (!host) return undefined
  const text = 'select email from users where id = $1 and active'
  const [row] = await on.run<{ email: string }>({ name: 'booking_reply_to', text, values: [host.id] })
  return row && { name: host.name, address: row.email }
}
