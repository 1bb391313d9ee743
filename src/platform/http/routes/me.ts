import { z } from 'zod'
import { preferencesPatch } from '../../../kernel/preferences-schema.ts'
import { initialPreferences } from '../../../kernel/preferences.ts'
import { isOwnName } from '../../../kernel/own-field.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Asker } from '../../access/asker.ts'
import { defaultPreferences, prefer, preferencesOf, preferForAll } from '../../access/preferences.ts'
import { putOff, putOffBy } from '../../access/put-off.ts'
import { presentPosition, writtenPosition } from '../../ledger/index.ts'
import { describedFor } from '../../own/index.ts'
import { inWork, knowsRecord } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { meAnswer, shownPreferences, shownRight } from '../schema/me.ts'
import type { Server } from '../server.ts'
import { stepsOf } from '../who.ts'

const putOffAnswer = z.object({ data: z.array(z.object({ id: z.uuid(), until: z.iso.datetime() })) })
const preferencesAnswer = z.object({ data: shownPreferences })

export const meRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/me',
    tag: 'Session',
    id: 'me',
    summary: 'Who is asking, in which workspace, and what they may do.',
    answer: meAnswer,
    run: ({ server, asker }) => meOf(server, asker),
  }),
  route({
    method: 'PATCH',
    path: '/me',
    tag: 'Session',
    id: 'changeMe',
    summary: 'Changes what colleagues know oneself by: the name, and the time zone one lives in.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200).optional(),
      timeZone: z.string().max(60).nullable().optional().describe('Null: that of the company.'),
    }),
    answer: meAnswer,
    run: async ({ server, asker, ctx, body }) => {
      const user = ctx.registry.record('user')!
      const id = personIn(asker)
      await inWork(ctx, async (work) => work.update(user, (await work.peek(user, id))!, body as never))
      server.askers.forget()
      return meOf(server, (await server.askers.bySession(asker.session!.token))!)
    },
  }),
  route({
    method: 'GET',
    path: '/me/preferences',
    tag: 'Session',
    id: 'getPreferences',
    summary: 'What one has decided for oneself, and what holds where one has not.',
    answer: preferencesAnswer,
    run: async ({ ctx, asker }) => ({ data: await preferencesOf(ctx.db, personIn(asker)) }),
  }),
  route({
    method: 'PATCH',
    path: '/me/preferences',
    tag: 'Session',
    id: 'prefer',
    summary: 'Decides something for oneself; null goes back to what holds for everybody.',
    body: preferencesPatch,
    answer: preferencesAnswer,
    run: async ({ ctx, asker, body, server }) => {
      const id = personIn(asker)
      await prefer(ctx.db, id, body)
      server.askers.forget()
      return { data: await preferencesOf(ctx.db, id) }
    },
  }),
  route({
    method: 'GET',
    path: '/me/put-off',
    tag: 'Session',
    id: 'listPutOff',
    summary: 'Which records one has put off in the queue at home, and until when.',
    answer: putOffAnswer,
    run: async ({ ctx, asker }) => ({ data: await putOffBy(ctx.db, personIn(asker)) }),
  }),
  route({
    method: 'PATCH',
    path: '/me/put-off',
    tag: 'Session',
    id: 'putOff',
    summary: 'Puts a record off in the queue at home; null brings it back at once.',
    body: z.strictObject({ id: z.uuid(), until: z.iso.datetime({ offset: true }).nullable() }),
    answer: putOffAnswer,
    run: async ({ ctx, asker, body }) => {
      const user = personIn(asker)
      await putOff(ctx.db, user, body.id, body.until)
      return { data: await putOffBy(ctx.db, user) }
    },
  }),
  route({
    method: 'GET',
    path: '/preferences',
    who: 'admin',
    tag: 'Workspace',
    id: 'getDefaultPreferences',
    summary: 'What holds for everybody who has not decided for themselves.',
    answer: preferencesAnswer,
    run: async ({ ctx }) => ({ data: await defaultPreferences(ctx.db) }),
  }),
  route({
    method: 'PATCH',
    path: '/preferences',
    who: 'admin',
    tag: 'Workspace',
    id: 'preferForAll',
    summary: 'Decides something for everybody who has not decided for themselves.',
    body: preferencesPatch,
    answer: preferencesAnswer,
    run: async ({ ctx, body, server }) => {
      await preferForAll(ctx.db, body)
      server.askers.forget()
      return { data: await defaultPreferences(ctx.db) }
    },
  }),
]

/** The person who is signed in; preferences are nobody else's, not even their keys'. */
function personIn({ session }: Asker): string {
  if (!session) throw refuse.forbidden(say('A key is no person: it has nothing to prefer.'))
  return session.userId
}

/** Who somebody is, and what they may do. */
export async function meOf(server: Server, asker: Asker) {
  const { site } = server
  const { actor, account, role, session, looking } = asker
  const { id, version, name, currency, country, timeZone, locale, membersSee, demo } = await site.settings()
  const moment = writtenPosition(await presentPosition(site.workspace.db))
  const preferences = account ? await preferencesOf(site.workspace.db, account.id) : initialPreferences
  const known = site.registry.records.filter((record) => knowsRecord(actor, record))
  const rights = known.map((record) => {
    const right = actor.permissions.of(record)
    // The app draws what Farley ships from its own files; fields of the company's own are unknown by name, too.
    return [record.name, shownRight(right, new Set([...right.hidden].filter(isOwnName)))] as const
  })
  return {
    data: {
      user: {
        id: actor.userId,
        name: looking ? actor.name : (account?.name ?? actor.name),
        email: looking ? null : (account?.email ?? null),
        hasPassword: session !== undefined && !looking && account!.passwordHash !== null,
        role,
        ownRole: actor.permissions.ownRole,
        timeZone: actor.timeZone,
        team: [...actor.team],
        shared: actor.shared.flatMap(({ id, edit }) => (edit ? [id] : [])),
      },
      workspace: { id, version, name, currency, country, timeZone, locale, membersSee, demo },
      preferences,
      permissions: Object.fromEntries(rights),
      ...describedFor(site.registry, actor),
      moment,
      csrf: session?.csrf ?? null,
      steps: await stepsOf(server, asker),
      looking: looking ? { by: account!.name, since: looking.since } : null,
    },
  }
}
