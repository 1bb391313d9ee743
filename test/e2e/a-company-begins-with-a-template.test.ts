import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey()
const patience = { timeout: 30_000 }

/** As it was before an earlier try. */
async function withoutTemplate({ send }: Person) {
  const run = async () => (await send('GET', '/configuration/templates')).find(({ key }: { key: string }) => key === 'insurance').run as string | null // prettier-ignore
  if (await run()) await send('POST', '/configuration/templates/insurance/remove', {})
  await expect.poll(run, patience).toBeNull()
}

test('a template is looked at, brought in with sample data, used, and taken away', { timeout: 120_000 }, async () => {
  const ada = await here.ada()
  const { page } = ada
  await withoutTemplate(ada)
  await ada.visit('/settings/templates')
  await expectAccessible(page, 'templates')
  await page.getByRole('button', { name: 'Look at it Insurance broker' }).click()
  const dialog = page.getByRole('dialog', { name: 'Insurance broker' })
  await see(dialog.getByText('Policies and Claims', { exact: true }))
  await expectAccessible(page, 'what a template brings')
  await dialog.getByRole('button', { name: 'Set up' }).click()
  await page.getByText(/changes were made\./).waitFor(patience)
  await see(page.getByText('In use'))
  await ada.visit('/policies')
  await see(page.getByText('AV-204-881'))
  await ada.visit('/settings/templates')
  await page.getByRole('button', { name: 'Remove Insurance broker' }).click()
  await page.getByText(/changes were made\./).waitFor(patience)
  await seeNo(page.getByText('In use'))
  expect(await ada.send('GET', '/custom-records?filter={"field":"key","is":"policy"}')).toEqual([])
})

test('a file is compared before it is brought in, and taken back', { timeout: 120_000 }, async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/configuration')
  const tag = `made by a file ${Date.now()}`
  const choose = async (text: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('Choose a file…').click()]) // prettier-ignore
    await chooser.setFiles({ name: 'ours.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })
  }
  await choose('farley: 1\ntags: [{ nam: x }]')
  await see(page.getByRole('alert').getByText('tags[0].nam: In a configuration, tags have no “nam”.'))
  await choose(`farley: 1\ntags: [{ name: ${tag} }]`)
  const chosen = page.getByRole('region', { name: 'ours.yaml' })
  await see(chosen.getByText(tag))
  await see(chosen.getByText('Stays').first())
  await expectAccessible(page, 'what a file would do')
  await chosen.getByRole('button', { name: 'Make 1 change' }).click()
  await page.getByText('1 change was made.').waitFor(patience)
  expect((await ada.send('GET', '/tags?limit=200')).map(({ name }: { name: string }) => name)).toContain(tag)
  await page.getByRole('button', { name: 'Take back' }).first().click()
  const names = async () => (await ada.send('GET', '/tags?limit=200')).map(({ name }: { name: string }) => name)
  await expect.poll(names, patience).not.toContain(tag)
  await see(page.getByText('Taken back'))
})

test('who does not lead finds neither', async () => {
  const bob = await here.bob()
  for (const path of ['templates', 'configuration']) {
    await bob.visit(`/settings/${path}`)
    await see(bob.page.getByText('There is nothing at this address.'))
  }
})
