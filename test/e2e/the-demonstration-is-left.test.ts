import { afterAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'
import { startProgram } from './program.ts'

const here = journey('new')
const farley = startProgram('--demo')
afterAll(() => farley.end())

test('the demonstration is badged, and goes with one click; Farley then waits for its owner', async () => {
  const said = await farley.said(/Vera .*password \S+\n/)
  const url = /Farley is at (\S+)/.exec(said)![1]!
  const [, email, password] = /Ada .*: (\S+), password (\S+)/.exec(said)!
  const { page } = await here.stranger()
  await page.goto(url)
  await page.getByLabel('E-mail').fill(email!)
  await page.getByLabel('Password', { exact: true }).fill(password!)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await see(page.getByRole('heading', { name: /^Good .+, Ada$/ }))
  await page.getByRole('button', { name: 'Demo' }).click()
  const question = page.getByRole('dialog', { name: 'Remove the demonstration' })
  await expectAccessible(page, 'leaving the demonstration')
  await question.getByRole('button', { name: /^Remove/ }).click()
  await see(page.getByRole('heading', { name: 'Welcome to Farley' }))
  expect(new URL(page.url()).origin).toBe(url)

  await page.getByLabel('Your company').fill('Hopper Instruments')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await page.getByLabel('Choose a password', { exact: true }).fill('a nanosecond of wire')
  await page.getByRole('button', { name: 'Begin' }).click()
  await see(page.getByRole('heading', { name: 'What will you do first?' }))
  await page.goto(url)
  await see(page.getByRole('heading', { name: /^Good .+, Grace$/ }))
  expect(await page.getByText('Demo', { exact: true }).count()).toBe(0)
})
