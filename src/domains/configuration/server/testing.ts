import { newId } from '../../../kernel/id.ts'
import { accountOf } from '../../../platform/access/account.ts'
import { personOf } from '../../../platform/access/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { applySaid, type Strike } from './apply.ts'
import { readDocument, writeDocument } from './document.ts'
import { readSetUp } from './standing.ts'

interface Place {
  site: Site
  ada: { id: string }
}

/** What Ada asks for, with a cause of its own. */
export async function asAda({ site, ada }: Place): Promise<Ctx> {
  const account = (await accountOf(site.workspace.db, ada.id))!
  const actor = await personOf(site.workspace.db, account, await site.settings())
  return contextFor(site, actor, { id: newId(), kind: 'bulk' })
}

/** What is set up there, as a file. */
export const exported = async (place: Place): Promise<string> =>
  writeDocument((await readSetUp(await asAda(place))).all)

/** Brings a file in; answers its cause and how many changes there were. */
export async function brought(place: Place, text: string, strike?: Strike, remove = false) {
  const ctx = await asAda(place)
  const report = await applySaid(place.site, ctx, readDocument(ctx.registry, text), {
    remove,
    ...(strike && { strike }),
  })
  return { ...report, cause: ctx.cause.id }
}
