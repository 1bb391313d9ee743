import { say } from '../../../../kernel/sentence.ts'
import type { PostWriter } from '../../../../platform/post/index.ts'
import { tell } from '../../../../platform/words/index.ts'

/** To see that what Farley itself sends arrives. */
export const tryPost: PostWriter = {
  kind: 'mail.try',
  label: say('A try'),
  async write(_site, { settings }, { language, origin }) {
    return {
      subject: tell(language, say('A mail from Farley')),
      pieces: [
        { words: tell(language, say('This is how what Farley itself sends for {company} arrives.', { company: settings.name })) },
        { link: tell(language, say('Open Farley')), to: origin },
      ],
    }
  },
} // prettier-ignore
