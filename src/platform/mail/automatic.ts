import type { Email } from 'postal-mime'

/** What sent a message by itself: a delivery notice, an answer while somebody is away, any other program, a list of many. */
export type Automatic = 'bounce' | 'reply' | 'program' | 'list'

/** How a message says that a program sent it, RFC 3834 and what programs did before it and still do; null where nothing says so. */
export function automaticOf({ headers }: Pick<Email, 'headers'>): Automatic | null {
  const said = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? null
  const submitted = said('auto-submitted')
  const precedence = said('precedence')
  if (submitted?.startsWith('auto-replied') || precedence === 'auto_reply') return 'reply'
  if (answers.some((name) => isYes(said(name)))) return 'reply'
  if (said('list-id') !== null || precedence === 'list' || precedence === 'bulk') return 'list'
  if (submitted !== null && submitted !== 'no' && submitted !== '') return 'program'
  return precedence === 'junk' || said('return-path') === '<>' ? 'program' : null
}

/** Names of older programs for the same. */
const answers = ['x-autoreply', 'x-autorespond', 'x-auto-reply-from', 'x-mail-autoreply']

const isYes = (said: string | null) => said !== null && said !== 'no' && said !== 'false'
