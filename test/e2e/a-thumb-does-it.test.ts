import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'
import { swipe } from './swipe.ts'

const here = journey()

const rowOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })

async function openTasks(person: Person, title: string): Promise<Locator> {
  await person.visit(`/tasks?q=${encodeURIComponent(title)}`)
  const row = rowOf(person.page, title)
  await see(row)
  return row
}

test('a task is drawn aside and ticked off, with words beside the colours; a tap still opens it', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id } = await ada.send('POST', '/tasks', { title: 'Ask about the pump' })
  const row = await openTasks(ada, 'Ask about the pump')
  await swipe(page, row)
  const done = row.getByRole('button', { name: 'Done' })
  await see(done)
  await expectAccessible(page, 'swiped task')
  await done.tap()
  await expect.poll(() => ada.send('GET', `/tasks/${id}`)).toMatchObject({ done: true })
  await row.getByRole('link').tap()
  await see(page.getByRole('heading', { name: 'Ask about the pump', level: 2 }))
})

test('what a swipe does is in the menu too: a task waits until tomorrow at its time', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const dueAt = new Date(Date.now() - 3 * 86_400_000).toISOString()
  const { id } = await ada.send('POST', '/tasks', { title: 'Order the seals', dueAt })
  const row = await openTasks(ada, 'Order the seals')
  await row.getByRole('button', { name: 'More about Order the seals' }).tap()
  await page.getByRole('menuitem', { name: 'Tomorrow' }).tap()
  const wanted = new Date(Date.parse(dueAt) + 4 * 86_400_000).toISOString().slice(0, 16)
  await expect.poll(async () => (await ada.send('GET', `/tasks/${id}`)).dueAt.slice(0, 16)).toBe(wanted)
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect.poll(async () => (await ada.send('GET', `/tasks/${id}`)).dueAt).toBe(dueAt)
})

test('somebody is written about where they stand in the list', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await ada.send('POST', '/people', { firstName: 'Thea', lastName: 'Thumb' })
  await ada.visit('/people?q=Thumb')
  const row = rowOf(page, 'Thea Thumb')
  await see(row)
  await swipe(page, row)
  await see(row.getByRole('button', { name: 'Call', exact: true }))
  await swipe(page, row, 1)
  await seeNo(row.getByRole('button', { name: 'Call', exact: true }))
  await swipe(page, row)
  await see(row.getByRole('button', { name: 'Note', exact: true }))
  await expectAccessible(page, 'swiped person')
  await row.getByRole('button', { name: 'Note', exact: true }).tap()
  await see(page.getByRole('textbox', { name: 'Note' }))
  await page.keyboard.type('Prefers mornings')
  await page.getByRole('button', { name: /^Save/ }).tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('Prefers mornings'))
})

test('at home whoever needs one is drawn aside: put off, or done', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { user } = await ada.send('GET', '/me')
  const dueAt = new Date(Date.now() - 3 * 86_400_000).toISOString()
  const add = (title: string) => ada.send('POST', '/tasks', { title, dueAt, priority: 'high', owner: user.id })
  const done = await add(`Thumbed off ${newId().slice(-6)}`)
  const later = await add(`Thumbed away ${newId().slice(-6)}`)
  await ada.visit('/')
  const row = ({ title }: { title: string }) => page.getByRole('listitem').filter({ hasText: title })
  await row(done).scrollIntoViewIfNeeded()
  await swipe(page, row(done))
  await expectAccessible(page, 'swiped at home')
  await row(done).getByRole('button', { name: 'Done' }).tap()
  await expect.poll(() => ada.send('GET', `/tasks/${done.id}`)).toMatchObject({ done: true })
  await row(later).scrollIntoViewIfNeeded()
  await swipe(page, row(later))
  await see(row(later).getByRole('button', { name: 'Snooze' }))
  await expectAccessible(page, 'swiped at home again')
  await row(later).getByRole('button', { name: 'Snooze' }).tap()
  await page.getByRole('button', { name: /^Tomorrow/ }).tap()
  await seeNo(row(later))
})

test('so is what waits in the inbox', async () => {
  const [ada, bob] = [await here.ada(), await here.bob({ phone: true })]
  const { page } = bob
  const { user } = await bob.send('GET', '/me')
  const name = `Thumbed Oak ${newId().slice(-6)}`
  await ada.send('POST', '/companies', { name, owner: user.id })
  await bob.visit('/notifications')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await see(row)
  const snooze = row.getByRole('button', { name: 'Snooze', exact: true })
  await swipe(page, row)
  await see(snooze)
  await swipe(page, row, 1)
  await seeNo(snooze)
  await swipe(page, row)
  await see(snooze)
  await expectAccessible(page, 'swiped in the inbox')
  await row.getByRole('button', { name: 'Done', exact: true }).tap()
  await seeNo(row)
})

test('who may only look has nothing to draw aside', async () => {
  const vera = await here.vera({ phone: true })
  await vera.visit('/tasks')
  await see(vera.page.getByRole('list', { name: 'Tasks' }).getByRole('link').first())
  await seeNo(vera.page.getByRole('button', { name: /^More about/ }))
})

test('the foot of a record reaches somebody, writes down, and has the rest under More', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const phones = [{ value: '+491715550100' }]
  const { id } = await ada.send('POST', '/people', { firstName: 'Rolf', lastName: 'Reach', phones })
  await ada.visit(`/people/${id}`)
  const foot = page.getByRole('toolbar')
  await see(foot)
  expect(await foot.getByRole('button').allInnerTexts()).toEqual(['Call', 'E-mail', 'Note', 'Task', 'More'])
  await expectAccessible(page, 'person with a foot')
  await foot.getByRole('button', { name: 'Call' }).tap()
  await see(page.getByRole('menuitem', { name: '+491715550100' }))
  await expectAccessible(page, 'whom to call')
  await page.getByRole('menuitem', { name: 'Write it down' }).tap()
  await page.getByRole('textbox', { name: 'Notes' }).fill('Wants an offer')
  await page.getByRole('button', { name: /^Save/ }).tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('Wants an offer'))
  await foot.getByRole('button', { name: 'More' }).tap()
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Meeting', 'File', 'Visit'])
})
