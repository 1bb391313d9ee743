import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey('demo', { backups: true })

test('an owner makes a backup, sees that it came back whole, and says that the keys lie elsewhere', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/backups')
  await see(page.getByRole('heading', { name: 'Backups', level: 2, exact: true }))
  await see(page.getByText('None yet.'))
  await expectAccessible(page, 'backups, none yet')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await see(page.getByText('A backup is being made.'))
  await see(page.getByText('Whole', { exact: true }))
  await see(page.getByText(/rows · tried in \d+ sec/))
  await page.getByRole('button', { name: 'They lie elsewhere too' }).click()
  await see(page.getByText(/Ada .*said so on/))
  await expectAccessible(page, 'backups')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectFits(page, 'backups, on a phone')
})

test('an owner brings one field of one record back from a backup, and takes that back again', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/backups')
  if (!(await page.getByText('Whole', { exact: true }).isVisible())) {
    await page.getByRole('button', { name: 'Back up now' }).click()
    await see(page.getByText('Whole', { exact: true }))
  }
  const [company] = await ada.send('GET', '/companies?limit=1')
  await ada.send('PATCH', `/companies/${company.id}`, { name: 'Wrongly Renamed' }, company.version)
  await page
    .getByRole('button', { name: /^Bring one record back/ })
    .first()
    .click()
  await page.getByLabel('What it is').selectOption({ label: 'Companies' })
  await page.getByLabel('Its name or id').fill(company.name)
  await page.keyboard.press('Enter')
  await see(page.getByText('There now'))
  await expectAccessible(page, 'found in a backup')
  await page.getByRole('button', { name: 'Compare' }).first().click()
  await see(page.getByText('Wrongly Renamed'))
  await expectAccessible(page, 'held against a backup')
  await page.getByRole('checkbox', { name: /Name/ }).first().check()
  await page.getByRole('button', { name: 'Bring back' }).click()
  const name = async () => (await ada.send('GET', `/companies/${company.id}`)).name
  await expect.poll(name).toBe(company.name)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(name).toBe('Wrongly Renamed')
})

test('an owner sees from when until when everything can go back', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { folder } = await ada.send('GET', '/backups')
  const line = join(folder, 'moments', 'one')
  await mkdir(line, { recursive: true })
  const until = new Date(Date.now() - 20 * 60_000).toISOString()
  await writeFile(join(line, 'line.json'), JSON.stringify({ name: 'one', until, bases: [{ from: '2026-11-20T08:15:00.000Z' }] })) // prettier-ignore
  await ada.visit('/settings/backups')
  await see(page.getByRole('heading', { name: 'Any moment' }))
  await see(page.getByText(/^From .*Nov/))
  await see(page.getByText(/No more moments have been kept since/))
  await expectAccessible(page, 'moments')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectFits(page, 'moments, on a phone')
  await rm(line, { recursive: true })
})

test('nobody else is led there', async () => {
  const bob = await here.bob()
  await bob.visit('/settings')
  await seeNo(bob.page.getByRole('link', { name: 'Backups' }))
  await bob.visit('/settings/backups')
  await see(
    bob.page
      .getByRole('alert')
      .or(bob.page.getByText(/nothing|not there/i))
      .first(),
  )
  expect(await bob.page.getByText('Back up now').count()).toBe(0)
})
