import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { without } from './keyboard.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('Ada finds out who saw a record: on its page, and in the audit log', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const [person] = (await ada.send('GET', '/people?limit=1')) as { id: string; name: string }[]
  await bob.visit(`/people/${person!.id}`)
  await see(bob.page.getByRole('heading', { name: person!.name, level: 1 }))
  const { page } = ada
  await ada.visit(`/people/${person!.id}`)
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Who has seen this' }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('Bob Okafor').first())
  await see(dialog.getByText(/^Opened · /).first())
  await expectAccessible(page, 'who has seen it')
  await dialog.getByRole('link', { name: 'All that the audit log says of it' }).click()
  await see(page.getByRole('heading', { name: 'Audit log', level: 2 }))
  await see(page.getByRole('button', { name: `Only ${person!.name}` }))
  await page.getByRole('combobox', { name: 'What' }).selectOption('Seen')
  await page.getByRole('combobox', { name: 'By whom' }).selectOption('Bob Okafor')
  await see(page.getByText(/^Bob Okafor · /).first())
  await seeNo(page.getByText(/^Ada .+ · /))
  await expectAccessible(page, 'audit log')
  await page.getByRole('link', { name: person!.name }).first().click()
  await see(page.getByRole('heading', { name: person!.name, level: 1 }))
})

test('whoever does not lead is offered no log of it', async () => {
  const { page, visit, send } = await here.bob()
  const [person] = (await send('GET', '/people?limit=1')) as { id: string }[]
  await visit(`/people/${person!.id}`)
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await see(page.getByRole('menuitem', { name: 'Why I can see this' }))
  await seeNo(page.getByRole('menuitem', { name: 'Who has seen this' }))
  await visit('/settings')
  await seeNo(page.getByRole('link', { name: 'Audit log' }))
})

test('without a mouse, the log is narrowed and a record of it opened', async () => {
  const { page, keys, visit } = await without(here.ada())
  await visit('/settings/audit-log')
  await keys.reach(page.getByRole('combobox', { name: 'What' }))
  await keys.type('Ch')
  await expect.poll(() => page.url()).toContain('kind=changed')
  await see(page.getByText(/ · /).first())
  await keys.choose(page.getByRole('button', { name: /^Only entries about / }).first())
  await see(page.getByRole('button', { name: /^Only (?!entries)/ }))
  await keys.choose(page.getByRole('button', { name: /^Only (?!entries)/ }), 'Shift+Tab')
  await seeNo(page.getByRole('button', { name: /^Only (?!entries)/ }))
})

test('on a phone it can be read, too', async () => {
  const { page, visit } = await here.ada({ phone: true })
  await visit('/settings/audit-log')
  await see(page.getByRole('heading', { name: 'Audit log', level: 2 }))
  await see(page.getByText(/ · /).first())
  await expectFits(page, 'audit log')
  await expectAccessible(page, 'audit log on a phone')
})
