import { openKeys, readSigned, sign } from '../../../../platform/secrets/index.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import { post } from '../../../../platform/post/index.ts'
import type { Site } from '../../../../platform/site.ts'
import { askOf, countMail, termDays, type Ask } from './asks.ts'

const day = 86_400_000

/** Lets a mail that asks for the confirmation be due, unless its address or network has had enough of them. */
export async function askByMail(on: Runner, id: string): Promise<void> {
  const ask = await askOf(on, id)
  if (!ask || ask.confirmedAt || !(await countMail(on, id))) return
  const { personId, language, origin, until, mails, address } = ask
  const goodForMs = Date.parse(until) - Date.now()
  const to = { address, name: '' }
  await post(on, {
    kind: 'leads.confirm',
    about: id,
    fold: `${id} ${mails}`,
    to,
    personId,
    language,
    origin,
    goodForMs,
  })
}

type Word = 'lead confirmation' | 'lead ask'

const signing = (site: Site, purpose: Word) => ({ purpose, workspace: site.workspace.id })

/** A word that says which ask is meant: by `lead confirmation` it is confirmed, by `lead ask` it is only mailed once more. */
export const wordOf = (site: Site, purpose: Word, id: string, until: Date): string =>
  sign(openKeys(site.data), signing(site, purpose), id, until)

/** The ask that a word means; null where it was not made here for this, or its time is over. */
export const askIn = (site: Site, purpose: Word, word: string): string | null =>
  readSigned(openKeys(site.data), signing(site, purpose), word, site.now())

export const untilFromNow = (site: Site): Date => new Date(site.now().getTime() + termDays * day)

/** Where an ask is confirmed. */
export const linkTo = (site: Site, { id, until, origin }: Ask): string =>
  `${origin}/forms/confirm/${wordOf(site, 'lead confirmation', id, new Date(until))}`
