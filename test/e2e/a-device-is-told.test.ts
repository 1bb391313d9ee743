import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mentionToken } from '../../src/kernel/mention.ts'
import { startPushService } from '../push-receiver.ts'
import { expectAccessible, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'
import { kept } from './phone.ts'

// From what somebody writes to what a locked phone shows: only the way from the service to the browser is this test's own.

const here = journey('demo', { https: true, inside: true })
let service: Awaited<ReturnType<typeof startPushService>>
beforeAll(async () => void (service = await startPushService()))
afterAll(() => service.close())

test('somebody turns it on, is told of a mention while Farley is closed, comes to it, and has quiet hours', async () => {
  const bob = await here.bob({ phone: true })
  const { page } = bob
  await page.addInitScript(reachedBy, service.subscription())
  await bob.visit('/settings/notifications')
  await kept(page)
  await see(page.getByText('No device is told yet.'))
  await page.getByRole('button', { name: 'Tell me on this device' }).click()
  await see(page.getByText('This device is told from now on.'))
  await see(page.getByRole('button', { name: /^Tell Chrome on .* no more$/ }))
  await page.getByRole('button', { name: /^Send a message to try it/ }).click()
  await see(page.getByText('A message is on its way.'))
  expect(service.came.at(-1)!.message.body).toBe('This is how you are told.')
  await expectAccessible(page, 'a device is told')
  await picture(page, 'a-device-is-told')

  const ada = await here.ada()
  const { id: me } = (await bob.send('GET', '/me')).user
  const deal = await ada.send('POST', '/deals', { name: 'Two floors more' })
  await ada.send('POST', '/notes', { text: `${mentionToken({ id: me, name: 'Bob' })}, can you call?`, about: [deal.id] })
  await expect.poll(() => service.came.map(({ message }) => message.tag)).toContain(deal.id)
  const { message } = service.came.find((each) => each.message.tag === deal.id)!

  await noted(page)
  await page.goto('about:blank')
  await pushed(page, JSON.stringify(message))
  const words = { title: 'Two floors more', body: expect.stringContaining('can you call?') }
  await expect.poll(() => shown(page)).toMatchObject([{ ...words, tag: deal.id, data: { url: message.url }, lang: 'en', dir: 'ltr' }])
  await bob.visit('/settings/notifications')
  await expect.poll(() => pressed(page, message.url).then(() => page.url())).toContain(message.url)
  await see(page.getByRole('heading', { name: 'Two floors more' }))

  await bob.visit('/settings/notifications')
  await page.getByText('Leave me alone at certain hours').click()
  await page.getByLabel('Until').fill('08:30')
  await page.getByLabel('Until').blur()
  await page.getByRole('group', { name: 'Quiet all day' }).getByText('Sun').click()
  await expect.poll(async () => (await bob.send('GET', '/me')).preferences.quietHours).toEqual({ from: '20:00', until: '08:30', days: [0] })
  await page.getByRole('button', { name: /^Tell Chrome on .* no more$/ }).click()
  await see(page.getByText('No device is told yet.'))
}) // prettier-ignore

test('who has forbidden it is told how to allow it', async () => {
  const bob = await here.bob()
  await bob.page.addInitScript(() => {
    Notification.requestPermission = () => Promise.resolve('denied')
  })
  await bob.visit('/settings/notifications')
  await kept(bob.page)
  await bob.page.getByRole('button', { name: 'Tell me on this device' }).click()
  await see(bob.page.getByText(/does not let Farley tell you anything/))
})

/** A browser without a network never hears from its maker's service; what it would be given is given here. */
function reachedBy(subscription: { endpoint: string }) {
  const given = { endpoint: subscription.endpoint, toJSON: () => subscription } as unknown as PushSubscription
  PushManager.prototype.subscribe = () => Promise.resolve(given)
  Notification.requestPermission = () => Promise.resolve('granted')
}

/** Brings a message to the worker, as the browser does. */
async function pushed(page: Page, data: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const registered = new Promise<string>((done) =>
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId)),
  )
  await client.send('ServiceWorker.enable')
  await client.send('ServiceWorker.deliverPushMessage', { origin: here.company.url, registrationId: await registered, data })
} // prettier-ignore

/** What the worker shows is noted as well: a browser without a desk or a hand to be in front of shows nothing. */
async function noted(page: Page): Promise<void> {
  const [worker] = page.context().serviceWorkers()
  await worker!.evaluate(() => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration; shown: object[] }
    scope.shown = []
    scope.registration.showNotification = (title, options) => {
      scope.shown.push({ title, ...options })
      return Promise.resolve()
    }
  })
}

/** As the worker says it to the tab that is open, once its notification was pressed. */
const pressed = (page: Page, url: string) =>
  page.context().serviceWorkers()[0]!.evaluate(async (open) => {
    const { clients } = globalThis as unknown as { clients: { matchAll(): Promise<{ postMessage(message: object): void }[]> } }
    for (const tab of await clients.matchAll()) tab.postMessage({ open })
  }, url) // prettier-ignore

const shown = (page: Page) =>
  page
    .context()
    .serviceWorkers()[0]!
    .evaluate(() => (globalThis as unknown as { shown: object[] }).shown)
