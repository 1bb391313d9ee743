import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'
import { startProgram } from './program.ts'

const here = journey('new')
const password = 'a nanosecond of wire'

async function comeIn(page: Page, link: string) {
  await page.goto(link)
  await page.getByLabel('Your company').fill('Hopper Instruments')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
}

const steps = (page: Page) => page.getByRole('region', { name: 'First steps' })
const step = (page: Page, name: string) => steps(page).getByRole('button', { name })

test('the owner says what they do, starts empty and is shown the first note; whom they invite has first steps of their own', async () => {
  const { page } = await here.stranger()
  await comeIn(page, await here.company.welcomeLink())
  await see(page.getByRole('heading', { name: 'What will you do first?' }))
  await expectAccessible(page, 'what one does')
  await page.getByRole('button', { name: /^Leading projects/ }).click()
  await see(page.getByRole('heading', { name: 'What does your company do?' }))
  await expectAccessible(page, 'what the company does')
  await page.getByRole('button', { name: /^Non-profit/ }).click()
  await see(page.getByRole('dialog').getByText('Donations and Grants'))
  await expectAccessible(page, 'what a template brings')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Later' }).click()
  await see(page.getByRole('heading', { name: 'How shall Farley meet your customers?' }))
  await see(page.getByText('Found for you: British English, Euro, Europe/Berlin, weeks begin on Monday.'))
  await expectAccessible(page, 'where the data comes from')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('SEK')
  await page.getByRole('button', { name: 'Close' }).click()
  await see(page.getByText('Swedish Krona'))
  await page.getByRole('button', { name: 'Start empty' }).click()

  await page.getByRole('textbox', { name: 'Name' }).fill('Alan')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('alan@example.com')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const invitation = await page.getByRole('status', { name: 'Alan' }).locator('code').innerText()
  await expectAccessible(page, 'who works here')
  await page.getByRole('button', { name: 'Open Farley' }).click()

  await see(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tasks' }))
  await see(steps(page).getByText('2 of 5'))
  await expectAccessible(page, 'home of one who is new')
  await step(page, 'Write your first note').click()
  await page.getByLabel('First name').fill('Ada')
  await press(page, 'Control+Enter')
  await see(page.getByRole('heading', { name: 'Ada' }))
  await see(page.getByText('1 of 2'))
  await page.getByRole('textbox', { name: 'Note' }).fill('Counts in twelves.')
  await press(page, 'Control+Enter')
  await see(page.getByText('2 of 2'))
  await page.getByRole('textbox', { name: 'Task' }).fill('Send her the tables')
  await press(page, 'Control+Enter')
  await see(page.getByText('That is how a day goes'))
  await joinOnPhone(invitation)
})

/** The first steps tick themselves, and can be put away before they are done. */
async function joinOnPhone(invitation: string): Promise<void> {
  const alan = await here.stranger({ phone: true, dark: true })
  const { page } = alan
  await page.goto(invitation)
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Join' }).click()
  await see(page.getByRole('heading', { name: 'What will you do first?' }))
  await expectAccessible(page, 'what one does, on a phone')
  await page.getByRole('button', { name: 'Later' }).click()
  await see(step(page, 'Say what you do'))
  // What only admins do is not asked of others; there are people already.
  expect(await step(page, 'Invite a colleague').count()).toBe(0)
  await see(steps(page).getByText('1 of 4'))
  const [person] = await alan.send('GET', '/people')
  await alan.send('POST', '/notes', { text: 'Asked for the tables', about: [person.id] })
  await see(steps(page).getByText('2 of 4'))
  await steps(page).getByRole('button', { name: 'Put the first steps away' }).click()
  await seeNo(steps(page))
  await page.reload()
  await see(page.getByRole('heading', { name: /^Good .+, Alan$/ }))
  expect(await steps(page).count()).toBe(0)
}

// A server of its own is started and a whole company made.
test(
  'one who is alone looks around in the demonstration first, and comes back to their own with one click',
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    const farley = startProgram()
    onTestFinished(() => farley.end())
    const said = await farley.said(/once, at \S+/)
    const { page } = await here.stranger()
    await comeIn(page, /once, at (\S+)/.exec(said)![1]!)
    await page.getByRole('button', { name: 'Later' }).click()
    await see(page.getByRole('heading', { name: 'What does your company do?' }))
    await page.getByRole('button', { name: 'Later' }).click()
    await page.getByRole('button', { name: 'Use demo data' }).click()
    // A whole company is made meanwhile.
    await page.getByRole('heading', { name: /^Good .+, Ada$/ }).waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: 'Demo' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove/ })
      .click()
    await see(page.getByRole('heading', { name: 'Welcome back' }))
    await page.getByLabel('E-mail').fill('grace@example.com')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await see(page.getByRole('heading', { name: /^Good .+, Grace$/ }))
    expect(await page.getByRole('button', { name: 'Demo' }).count()).toBe(0)
  },
)
