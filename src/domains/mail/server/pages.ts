import type { Ctx } from '../../../platform/context.ts'
import type { Runner } from '../../../platform/db/runner.ts'
import { fetchImages } from '../../../platform/mail/fetch-images.ts'
import type { Outbound } from '../../../platform/outbound/index.ts'
import type { Message } from '../../../platform/mail/message.ts'
import { keptMailAside, shownMailAside } from '../../../platform/mail/shown-aside.ts'

/** A page of so many characters and more is not kept; what it says in words is. */
const longest = 5_000_000

/** The page of a message as it is kept; null where it came as text alone, and where it cannot be made harmless in time. */
export async function pageOf({ html, attachments }: Message): Promise<string | null> {
  if (html === null) return null
  const own = new Map(attachments.flatMap((each) => (each.contentId === null ? [] : [[each.contentId, each]])))
  const page = await keptMailAside(html, own).catch(() => null)
  return page !== null && page.length < longest ? page : null
}

export async function keepPages(on: Runner, pages: readonly { id: string; html: string }[]): Promise<void> {
  if (pages.length === 0) return
  const text = `insert into mail_page (email_id, html)
    select id, html from json_to_recordset($1::json) as given (id uuid, html text)`
  await on.run({ name: 'mail_keep_pages', text, values: [JSON.stringify(pages)] })
}

/** The page of an e-mail as it is shown, and how many images of other servers it leaves out; they are fetched by `outbound`. Null where there is none, or it cannot be made harmless in time: then its text is read. */
export async function shownPage(
  ctx: Ctx,
  emailId: string,
  outbound: Outbound | null,
): Promise<{ html: string; remote: number } | null> {
  const text = 'select html from mail_page where email_id = $1'
  const [row] = await ctx.db.run<{ html: string }>({ name: 'mail_page', text, values: [emailId] })
  if (!row) return null
  const bare = await shownMailAside(row.html).catch(() => null)
  if (!bare) return null
  if (!outbound || bare.remote.length === 0) return { html: bare.html, remote: bare.remote.length }
  const { html, remote } = await shownMailAside(row.html, await fetchImages(outbound, bare.remote))
  return { html, remote: remote.length }
}
