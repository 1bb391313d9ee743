import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an owner says what speaks for a lead, sees what that would change, and the lead says why it has its score', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = (await ada.send('POST', '/people', { lastName: 'Fairhaven', source: 'fair' })) as { id: string }
  await ada.visit('/settings/scoring')
  await page.getByRole('button', { name: 'New rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'New rule' })
  await dialog.getByRole('textbox', { name: /^What is said/ }).fill('We met at a fair')
  await seeNo(dialog.getByText('Counts for days'))
  await dialog.getByRole('group', { name: 'What must be so' }).getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Source', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Trade fair' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(dialog.getByRole('link', { name: 'Fairhaven' }))
  await expectAccessible(page, 'a new rule of scoring')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await seeNo(dialog)
  await see(page.getByText('We met at a fair'))
  await expectAccessible(page, 'the rules of scoring')
  await expectFits(page, 'the rules of scoring')

  const score = async () => ((await ada.send('GET', `/people/${id}`)) as { score: number | null }).score
  await expect.poll(score, { timeout: 20_000 }).toBe(10)
  await ada.visit(`/people/${id}`)
  await see(page.getByRole('main').getByText('We met at a fair'))
  await see(page.getByText('+10'))
  await expectAccessible(page, 'a lead with a score')
})
