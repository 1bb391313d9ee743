import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('somebody sets a goal of their own, sees how far they are, opens the rows, and shares it', async () => {
  const bob = await here.bob()
  const { page } = bob
  for (const subject of ['Harbour', 'Pier'])
    await bob.send('POST', '/calls', { subject, startedAt: new Date().toISOString() })
  await bob.visit('/results')
  await page.getByText('This quarter').click()
  await page.getByRole('button', { name: 'Set a goal: Calls' }).click()
  await page.getByRole('textbox', { name: 'Aim' }).fill('400')
  await press(page, 'Enter')
  await see(page.getByRole('progressbar', { name: /^Calls/ }))
  await see(page.getByText(/^At this pace \d+ of 400 by/))
  await expectAccessible(page, 'my results')
  const goals = async () => (await bob.send('GET', '/goals')) as { private: boolean; aim: number }[]
  expect(await goals()).toMatchObject([{ aim: 400, private: true }])

  await page.getByRole('button', { name: 'Change goal: Calls' }).click()
  await page.getByRole('checkbox', { name: 'Share this goal' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('Shared', { exact: true }))
  await expect.poll(async () => (await goals())[0]!.private).toBe(false)

  const ada = await here.ada({ phone: true, dark: true })
  const { id } = (await bob.send('GET', '/me')).user
  await ada.visit('/results')
  await ada.page.getByText('This quarter').click()
  await ada.page.getByLabel('Whose results').selectOption(id)
  await see(ada.page.getByText(/^At this pace \d+ of 400 by/))
  await expectFits(ada.page, 'results of a colleague')

  await page.getByRole('button', { name: 'Change goal: Calls' }).click()
  await page.getByRole('button', { name: 'Remove the goal' }).click()
  await seeNo(page.getByRole('progressbar', { name: /^Calls/ }))
  await page.getByRole('listitem').filter({ hasText: 'Calls' }).getByRole('link').click()
  await page.waitForURL(/\/calls/)
  await see(page.getByText('Harbour'))
})
