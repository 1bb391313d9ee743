import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'

import { journey } from './journey.ts'
import { press, see, seeNo, type Person } from './person.ts'

const here = journey()
const threeDays = 3 * 86_400_000

/** A deal of Ada's whose last open task is due. */
async function lastTask(ada: Person, title: string, name: string) {
  const me = (await ada.send('GET', '/me')).user
  const deal = await ada.send('POST', '/deals', { name, owner: me.id })
  const stage = await ada.send('GET', `/stages/${deal.stage}`)
  await ada.send('PATCH', `/stages/${stage.id}`, { idleDays: 14 }, stage.version)
  const dueAt = new Date(Date.now() - threeDays).toISOString()
  await ada.send('POST', '/tasks', { title, dueAt, priority: 'high', owner: me.id, about: [deal.id] })
  return deal.id as string
}

test('after the last task of a deal the next step is offered with its reason, taken by one key, and taken back', async () => {
  const ada = await here.ada()
  const { page } = ada
  const deal = await lastTask(ada, 'Greet the lighthouse', 'Lighthouse')
  await ada.visit('/')
  const row = page.getByRole('listitem').filter({ hasText: 'Greet the lighthouse' })
  await row.getByRole('link').first().focus()
  await press(page, 'e')
  const offer = page.getByRole('region', { name: /^Next: .*Lighthouse/ })
  await see(offer.getByText(/Nothing is planned|Open on the checklist/))
  await expectAccessible(page, 'home with a next step')
  await press(page, 'w')
  await see(page.getByText(/^Task added: .*/))
  await seeNo(offer)
  const nextStep = async () => (await ada.send('GET', `/deals/${deal}`)).nextStep
  await expect.poll(nextStep).not.toBeNull()
  await press(page, 'Control+z')
  await expect.poll(nextStep).toBeNull()
})

test('it is changed before it is taken, or declined; who wants none is offered none', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  const { page } = ada
  await lastTask(ada, 'Paint the buoy', 'Buoy')
  await ada.visit('/')
  const done = async (title: string) => {
    await page.getByRole('button', { name: `More about ${title}` }).tap()
    await page.getByRole('menuitem', { name: 'Done' }).first().tap()
  }
  await done('Paint the buoy')
  const offer = page.getByRole('region', { name: /^Next: / })
  await see(offer)
  await expectFits(page, 'home with a next step on a phone')
  await offer.getByRole('button', { name: /^Change/ }).tap()
  const title = page.getByRole('dialog').getByRole('textbox', { name: 'Task' })
  await expect.poll(() => title.inputValue()).toContain('Buoy')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).tap()

  await lastTask(ada, 'Row to the pier', 'Pier')
  await see(page.getByText('Row to the pier'))
  await done('Row to the pier')
  await offer.getByRole('button', { name: 'Not now' }).tap()
  await seeNo(offer)

  await ada.send('PATCH', '/me/preferences', { nextSteps: false })
  await lastTask(ada, 'Count the gulls', 'Gulls')
  await ada.visit('/')
  await done('Count the gulls')
  await see(page.getByText(/^Done: /))
  await seeNo(offer)
})
