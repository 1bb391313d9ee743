import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('territories are drawn, filled by rule after a look at what moves, taken back, and seen by whoever works there', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/territories')
  await see(page.getByText('No territories yet.'))
  for (const name of ['North', 'Coast']) {
    await page.getByLabel('New territory').fill(name)
    await press(page, 'Enter')
    await see(page.getByRole('button', { name, exact: true }))
  }
  await page.getByRole('button', { name: 'Part of no other' }).first().click()
  await page.getByRole('menuitemcheckbox', { name: 'North' }).click()
  await page.getByRole('button', { name: 'Who works in North' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Bob Okafor' }).click()
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'Rules of Coast' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rules of Coast' })
  await see(dialog.getByText('Nothing moves.'))
  await dialog.getByRole('group', { name: 'Companies' }).getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Website', exact: true }).click()
  await page.getByRole('combobox', { name: 'How' }).selectOption('isEmpty')
  await page.getByRole('combobox', { name: 'Website' }).selectOption('false')
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(dialog.getByText(/companies: No territory → Coast/i))
  await expectAccessible(page, 'the rules of a territory')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const astray = page.getByRole('region', { name: 'These lie elsewhere than the rules say' })
  await see(astray)
  await expectAccessible(page, 'territories')
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await misfitsOf(page)).toEqual([])
  await expectAccessible(page, 'territories')
  await page.setViewportSize({ width: 1440, height: 900 })
  await astray.getByRole('button', { name: 'Move them' }).click()
  await seeNo(astray)
  const [coast] = await ada.send('GET', '/territories?filter={"field":"name","is":"Coast"}')
  const within = `/companies?filter={"field":"territory","is":"${coast.id}"}&limit=200`
  expect((await ada.send('GET', within)).length).toBeGreaterThan(0)

  const right = { see: 'territory', edit: 'territory', delete: 'none', create: true, export: true }
  const rights = JSON.stringify({ company: right, deal: right })
  const role = await ada.send('POST', '/own-roles', { name: 'Works a territory', rights })
  const [bob] = await ada.send('GET', '/users?filter={"field":"name","is":"Bob Okafor"}')
  await ada.send('POST', `/users/${bob.id}/changeRole`, { role: 'member', ownRole: role.id }, bob.version)
  const rep = await here.bob()
  const seen = await rep.send('GET', '/companies?limit=200')
  expect(seen.every((row: { owner: string; territory: string }) => row.owner === bob.id || row.territory === coast.id)).toBe(true) // prettier-ignore
  const theirs = seen.find((row: { owner: string }) => row.owner !== bob.id)
  await rep.visit(`/companies/${theirs.id}`)
  await rep.page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await rep.page.getByRole('menuitem', { name: 'Why I can see this' }).click()
  await see(rep.page.getByRole('dialog').getByText('It lies in a territory of theirs.').first())
})
