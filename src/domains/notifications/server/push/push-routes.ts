import { z } from 'zod'
import { Refusal, refuse } from '../../../../kernel/refusal.ts'
import { say, saying } from '../../../../kernel/sentence.ts'
import { route, type AskedBy, type Route } from '../../../../platform/http/route.ts'
import { named } from '../../../../platform/http/schema/named.ts'
import { sessionIn } from '../../../../platform/http/sure.ts'
import { told } from '../../../../platform/words/index.ts'
import { deliver } from './deliver.ts'
import { addDevice, devicesOf, noteTold, removeDevice, shownDevices, troubles } from './devices.ts'
import { serverKey } from './server-key.ts'

const tag = 'Notifications'

/** A key of so many bytes, in the letters of addresses. */
const bytes = (count: number) =>
  z.base64url().refine((text) => Buffer.from(text, 'base64url').length === count, saying('A key as browsers make it.'))
const subscription = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(2_000),
  keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
})
const device = z.object({
  id: z.uuid(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  since: z.iso.datetime(),
  toldAt: z.iso.datetime().nullable(),
  trouble: z.enum(troubles).nullable(),
  here: z.boolean(),
})
const answer = named('PushDevices', z.object({ data: z.object({ serverKey: z.string(), devices: z.array(device) }) }))

/** Devices that are told of what interrupts while Farley is closed. */
export const pushRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/push-devices',
    tag,
    id: 'listPushDevices',
    summary: 'One’s devices that are told of what interrupts, and the key that browsers ask for.',
    personal: true,
    answer,
    run: async (asked) => {
      const { userId, id } = sessionIn(asked)
      const { db } = asked.ctx
      const { publicKey } = await serverKey(db, asked.server.site.vault())
      return { data: { serverKey: publicKey, devices: await shownDevices(db, userId, id) } }
    },
  }),
  route({
    method: 'POST',
    path: '/push-devices',
    tag,
    id: 'addPushDevice',
    summary: 'Tells this browser of what interrupts, until one signs out of it.',
    personal: true,
    body: subscription,
    status: 201,
    answer: z.object({ data: z.object({ id: z.uuid() }) }),
    refusals: [409],
    run: async (asked) => {
      const { userId, id: sessionId } = sessionIn(asked)
      const { url: origin, secure } = asked.server.address()
      if (!secure) throw needsHttps()
      const agent = asked.request.headers['user-agent']?.slice(0, 400) ?? null
      return { data: { id: await addDevice(asked.ctx.db, { userId, sessionId, origin, agent }, asked.body) } }
    },
  }),
  route({
    method: 'POST',
    path: '/push-devices/:id/try',
    tag,
    id: 'tryPushDevice',
    summary: 'Sends a message to one of one’s devices, to see that it comes.',
    personal: true,
    answer: z.null(),
    status: 204,
    refusals: [502],
    run: async (asked) => {
      const { ctx, server } = asked
      const own = await devicesOf(ctx.db, sessionIn(asked).userId)
      const chosen = own.find(({ id }) => id === asked.params.id)
      if (!chosen) throw noDevice()
      const message = {
        title: 'Farley',
        body: told(ctx, say('This is how you are told.')),
        ...{ url: '/settings/notifications', tag: 'try', language: ctx.actor.language },
      }
      const outcome = await deliver(
        server.site.outbound(),
        await serverKey(ctx.db, server.site.vault()),
        chosen,
        message,
      )
      await noteTold(ctx.db, chosen, outcome)
      if (outcome !== 'told') throw notReached(outcome)
      return null
    },
  }),
  route({
    method: 'DELETE',
    path: '/push-devices/:id',
    tag,
    id: 'removePushDevice',
    summary: 'Tells one of one’s devices no more.',
    personal: true,
    answer: z.null(),
    status: 204,
    run: async (asked: AskedBy) => {
      const { id } = asked.params
      const known = z.uuid().safeParse(id).success
      if (!known || !(await removeDevice(asked.ctx.db, sessionIn(asked).userId, id!))) throw noDevice()
      return null
    },
  }),
]

const needsHttps = () =>
  new Refusal({
    code: 'needs_https',
    status: 409,
    sentence: say('Browsers are told only where Farley is reached by https.'),
  })
const noDevice = () => refuse.notFound(say('There is no such device.'))

function notReached(outcome: string): Refusal {
  const sentence =
    outcome === 'gone'
      ? say('The browser’s service does not know this device any more. Turn it on anew on the device.')
      : say('The browser’s service did not take the message.')
  return new Refusal({ code: 'not_reached', status: 502, sentence })
}
