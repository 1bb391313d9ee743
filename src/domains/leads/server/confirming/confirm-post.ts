import { localeFor } from '../../../../kernel/language.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { PostWriter } from '../../../../platform/post/index.ts'
import { tell } from '../../../../platform/words/index.ts'
import { linkTo } from './ask-by-mail.ts'
import { askOf } from './asks.ts'

/** Asks whoever has an address whether they agreed. Nothing that was typed stands in it, so that nobody is told anything by strangers. */
export const confirmPost: PostWriter = {
  kind: 'leads.confirm',
  label: say('Confirmation of what was agreed to in a form'),
  async write(site, { db, settings }, { about, language }) {
    const ask = await askOf(db, about)
    if (!ask || ask.confirmedAt) return null
    const told = (sentence: Sentence) => tell(language, sentence)
    const { name: company, locale, timeZone } = settings
    const days = new Intl.DateTimeFormat(localeFor(language, locale), { timeZone, dateStyle: 'long' })
    return {
      subject: told(say('Please confirm your e-mail address')),
      pieces: [
        { words: told(say('Your address was given in a form of {company}, and this was agreed to:', { company })) },
        { words: told(say('“{words}”', { words: ask.words })) },
        { words: told(say('Please confirm that it was you.')) },
        { button: told(say('Confirm')), to: linkTo(site, ask) },
        {
          small: told(say('If it was not you, do nothing: you agree to nothing then, and on {day} it is forgotten that you were asked.', { day: days.format(new Date(ask.until)) })),
        },
      ],
    }
  },
} // prettier-ignore
