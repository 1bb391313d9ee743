import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Person } from './person.ts'

const here = journey()

async function membersSee(ada: Person, what: 'own' | 'all') {
  const { workspace } = await ada.send('GET', '/me')
  if (workspace.membersSee !== what)
    await ada.send('PATCH', `/workspaces/${workspace.id}`, { membersSee: what }, workspace.version)
}

afterEach(async () => membersSee(await here.ada(), 'all'))

/** A company of Ada’s that Bob does not see. */
async function hidden(ada: Person, name: string): Promise<string> {
  await membersSee(ada, 'own')
  return (await ada.send('POST', '/companies', { name })).id
}

async function choose(page: Page, entry: string) {
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

test('a record is shared with a colleague until a day, who is told and sees it; one press ends it', async () => {
  const ada = await here.ada()
  const { page } = ada
  const name = `Shared Mill ${Date.now()}`
  const id = await hidden(ada, name)
  await ada.visit(`/companies/${id}`)
  await choose(page, 'Share…')
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('It is shared with nobody.'))
  await dialog.getByText('With *').click()
  await page.keyboard.type('Bob')
  await see(page.getByRole('option', { name: /Bob Okafor/ }))
  await press(page, 'Enter')
  await dialog.getByText('Until').click()
  await page.keyboard.type('in 2 weeks')
  await press(page, 'Enter')
  await expectAccessible(page, 'sharing a record')
  await dialog.getByRole('button', { name: 'Share', exact: true }).click()
  await see(dialog.getByRole('button', { name: 'End the share with Bob Okafor' }))
  await see(dialog.getByText(/Sees it, until/))
  await expectAccessible(page, 'a shared record')

  const bob = await here.bob()
  await bob.visit('/notifications')
  await see(bob.page.getByText('shared it with you'))
  await bob.visit(`/companies/${id}`)
  await see(bob.page.getByRole('heading', { name, level: 2 }))
  await choose(bob.page, 'Why I can see this')
  await see(bob.page.getByRole('dialog').getByText(/It was shared, until/))
  await press(bob.page, 'Escape')

  await dialog.getByRole('button', { name: 'End the share with Bob Okafor' }).click()
  await see(dialog.getByText('It is shared with nobody.'))
  await bob.visit(`/companies/${id}`)
  await seeNo(bob.page.getByRole('heading', { name, level: 2 }))
})

test('an owner is told who sees a record, why, and why not', async () => {
  const ada = await here.ada()
  const { page } = ada
  const id = await hidden(ada, `Asked About ${Date.now()}`)
  await ada.visit(`/companies/${id}`)
  await choose(page, 'Who can see this')
  const dialog = page.getByRole('dialog')
  const bob = dialog.getByRole('button', { name: /Bob Okafor/ })
  await see(bob.getByText(/Does not see it\. The role allows it only for one’s own companies/))
  await bob.click()
  await see(dialog.getByText('Delete', { exact: true }))
  await expectAccessible(page, 'who sees a record')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectFits(page, 'who sees a record, on a phone')
})

test('an owner asks from the users what one of them may do with a record', async () => {
  const ada = await here.ada()
  const { page } = ada
  const name = `Looked For ${Date.now()}`
  await hidden(ada, name)
  await ada.visit('/settings/users')
  await page.getByRole('button', { name: 'More about Bob Okafor' }).click()
  await page.getByRole('menuitem', { name: 'What they can see' }).click()
  const dialog = page.getByRole('dialog', { name: 'What Bob Okafor can see' })
  await dialog.getByRole('textbox', { name: 'Record' }).fill(name)
  await dialog.getByRole('button', { name }).click()
  await see(dialog.getByText(/The role allows it only for one’s own companies; in charge here/).first())
  await expectAccessible(page, 'what somebody sees')
})

test('an owner looks as a member: with a bar, reading only, until they stop', async () => {
  const ada = await here.ada()
  const { page } = ada
  const name = `Not Bob’s ${Date.now()}`
  const id = await hidden(ada, name)
  await ada.visit('/settings/users')
  await page.getByRole('button', { name: 'More about Bob Okafor' }).click()
  await page.getByRole('menuitem', { name: 'Look as this user' }).click()
  const bar = page.getByRole('status').filter({ hasText: 'you look at Farley as Bob Okafor does' })
  await see(bar)
  await see(page.getByRole('heading', { name: 'Numbers' }))
  await expectAccessible(page, 'looking as somebody else')
  await ada.visit(`/companies/${id}`)
  await see(bar)
  await seeNo(page.getByRole('heading', { name, level: 2 }))
  await expect(ada.send('POST', '/companies', { name: 'Not made' })).rejects.toThrow('only_looking')
  await bar.getByRole('button', { name: 'Stop' }).click()
  await page.waitForURL(/settings\/users/)
  await seeNo(bar)
  await ada.visit(`/companies/${id}`)
  await see(page.getByRole('heading', { name, level: 2 }))
})
