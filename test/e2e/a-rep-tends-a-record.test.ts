import { expect, inject, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Look, type Person } from './person.ts'

const here = journey()

/** Ada before the page of a person whom nobody knows yet. */
async function atPerson(lastName: string, look?: Look): Promise<Person & { id: string }> {
  const ada = await here.ada(look)
  const { id } = await ada.send('POST', '/people', { firstName: 'Nora', lastName, jobTitle: 'Head brewer' })
  await ada.visit(`/people/${id}`)
  await see(ada.page.getByRole('heading', { name: `Nora ${lastName}`, level: 2 }))
  return { ...ada, id }
}

test('a company opens on all that took place with its people and deals, and chips show one kind alone', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await page.getByRole('link', { name: 'Ardenne Chimie' }).click()
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await see(timeline.getByText('Task by Ada Lindqvist'))
  await expectAccessible(page, 'company')
  await timeline.getByRole('button', { name: 'Notes' }).click()
  await see(timeline.getByText('wrote a note'))
  await seeNo(timeline.getByText('Task by'))
  await timeline.getByRole('button', { name: 'Changes' }).click()
  await see(timeline.getByText(/changed it|made \d+ changes|created it|edited/))
  await seeNo(timeline.getByText('wrote a note'))
})

test('a note is written with keys alone; what is begun waits until it is saved', async () => {
  const { page } = await atPerson('Tern')
  await press(page, 'n')
  await page.keyboard.type('Wants the new yeast propagator before')
  await see(page.getByText('Draft kept on this device'))
  await page.reload()
  const text = page.getByRole('textbox', { name: /note|text/i })
  expect(await text.inputValue()).toBe('Wants the new yeast propagator before')
  await text.focus()
  await press(page, 'End')
  await page.keyboard.type(' Easter')
  await expectAccessible(page, 'writing a note')
  await press(page, 'Control+Enter')
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('Wants the new yeast propagator before Easter'))
  await seeNo(text)
})

test('each kind keeps its own draft, also when the session ends', async () => {
  const { page, send, id } = await atPerson('Stork')
  await press(page, 'n')
  await page.keyboard.type('Half a note')
  await press(page, 'Escape', 't')
  await page.keyboard.type('Half a task')
  await see(page.getByText('Draft kept on this device'))
  await send('DELETE', '/session')
  await page.goto(`/people/${id}`)
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  const { email, password } = inject('demo').signIns.find(({ role }) => role === 'owner')!
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await see(page.getByRole('heading', { name: 'Nora Stork', level: 2 }))
  await page.getByRole('group', { name: 'Add to the timeline' }).getByRole('button', { name: 'Task Draft' }).click()
  expect(await page.getByRole('textbox', { name: 'Task' }).inputValue()).toBe('Half a task')
  await page.getByRole('group', { name: 'Add to the timeline' }).getByRole('button', { name: 'Note Draft' }).click()
  expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Half a note')
})

test('S moves the life cycle by a person, A gives the record to somebody else', async () => {
  const { page, send, id } = await atPerson('Ibis')
  await press(page, 's')
  await see(page.getByRole('menuitemcheckbox', { name: 'Lead', checked: true }))
  await expectAccessible(page, 'moving the life cycle')
  await page.getByRole('menuitemcheckbox', { name: 'Qualified' }).click()
  await expect.poll(() => send('GET', `/people/${id}`).then(({ lifeCycle }) => lifeCycle)).toBe('qualified')
  await press(page, 'a')
  await see(page.getByRole('textbox', { name: 'Owner' }))
  await page.keyboard.type('bob')
  await see(page.getByRole('option', { name: /Bob Okafor/ }))
  await press(page, 'Enter')
  await see(page.getByRole('button', { name: /Bob Okafor.*Assign to somebody/ }))
})

test('the timeline is searched, and one goes to a day in it', async () => {
  const ada = await atPerson('Knot')
  const { page, send, id } = ada
  const note = (text: string, happenedAt: string) => send('POST', '/notes', { text, about: [id], happenedAt })
  await note('The seal leaks', '2025-03-03T10:00:00Z')
  await note('All is well', '2025-05-05T10:00:00Z')
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await see(timeline.getByText('All is well'))
  await timeline.getByRole('button', { name: 'Find in the timeline' }).click()
  await page.keyboard.type('sea lea')
  await seeNo(timeline.getByText('All is well'))
  await see(timeline.getByText('The seal leaks'))
  await page.keyboard.type('xyz')
  await see(timeline.getByText('Nothing was said with these words.'))
  await press(page, 'Escape')
  await see(timeline.getByText('All is well'))

  await timeline.getByRole('button', { name: 'Jump to a date' }).click()
  await page.keyboard.type('2025-04-01')
  await press(page, 'Enter')
  await seeNo(timeline.getByText('All is well'))
  await see(timeline.getByText('The seal leaks'))
  await timeline.getByRole('button', { name: 'Show later ones' }).click()
  await see(timeline.getByText('All is well'))
  await timeline.getByRole('button', { name: /^Up to/ }).click()
  await seeNo(timeline.getByRole('button', { name: /^Up to/ }))
})

test('a value tells where it came from, and documents are listed with the record', async () => {
  const { page, send, id } = await atPerson('Crane')
  await page.getByRole('button', { name: 'Edit Last name' }).click()
  await page.getByRole('textbox', { name: 'Last name' }).fill('Craneley')
  await press(page, 'Enter')
  await expect.poll(() => send('GET', `/people/${id}`).then(({ lastName }) => lastName)).toBe('Craneley')
  await page.getByRole('button', { name: 'Edit First name' }).focus()
  await see(page.getByRole('tooltip').getByText('Ada Lindqvist'))
  await page.getByRole('button', { name: 'Edit Last name' }).focus()
  await see(page.getByRole('tooltip').getByText('Before: Crane'))

  await page.getByRole('group', { name: 'Add to the timeline' }).getByRole('button', { name: 'File' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles({ name: 'seals.txt', mimeType: 'text/plain', buffer: Buffer.from('seals') })
  await see(page.getByRole('complementary', { name: 'Related' }).getByRole('link', { name: 'seals.txt' }))
})

test('a task is due on a day said in words', async () => {
  const { page, send, id } = await atPerson('Wren')
  await press(page, 't')
  await page.keyboard.type('Send the brewing log')
  await press(page, 'Tab')
  await page.keyboard.type('in 2 weeks 3pm')
  await press(page, 'Tab', 'Control+Enter')
  await see(page.getByRole('checkbox', { name: 'Done: Send the brewing log' }))
  const [task] = (await send(
    'GET',
    `/tasks?filter=${encodeURIComponent(JSON.stringify({ field: 'about', contains: id }))}`,
  )) as { dueAt: string }[]
  const days = (Date.parse(task!.dueAt) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(13)
  expect(days).toBeLessThan(15)

  await page.getByRole('checkbox', { name: 'Done: Send the brewing log' }).click()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Done: Send the brewing log' }).isChecked()).toBe(true)
})

test('a fact is kept to oneself until one shares it', async () => {
  const ada = await atPerson('Heron')
  const bob = await here.bob()
  const brief = ada.page.getByRole('region', { name: 'Farley brief' })
  await brief.getByRole('button', { name: 'Remember something about them' }).click()
  await ada.page.keyboard.type('Two daughters, sails, met in Lyon')
  await brief.getByRole('button', { name: 'Team' }).click()
  await brief.getByRole('button', { name: 'Save' }).click()
  await see(brief.getByText('only you'))
  await expectAccessible(ada.page, 'person')

  await bob.visit(`/people/${ada.id}`)
  await see(bob.page.getByRole('heading', { name: 'Nora Heron', level: 2 }))
  await see(bob.page.getByRole('region', { name: 'Timeline' }))
  expect(await bob.page.getByText('Two daughters').count()).toBe(0)

  await brief.getByRole('listitem').hover()
  await brief.getByRole('button', { name: 'More' }).click()
  await ada.page.getByRole('menuitem', { name: 'Share with the team' }).click()
  await seeNo(brief.getByText('only you'))
  await see(bob.page.getByText('Two daughters, sails, met in Lyon'))
})

test('the history says who changed what, shows the record as it was, and brings a value back', async () => {
  const { page, send, id } = await atPerson('Egret')
  await page.getByRole('button', { name: 'Edit Last name' }).click()
  await page.getByRole('textbox', { name: 'Last name' }).fill('Heron')
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Nora Heron', level: 2 }))
  await press(page, 'h')
  const history = page.getByRole('complementary', { name: 'History' })
  const line = history.getByRole('listitem').filter({ hasText: 'Heron' })
  await see(line.getByText('Egret'))
  await expectAccessible(page, 'history')

  await line.getByRole('button', { name: 'Show as it was then' }).click()
  await see(page.getByRole('heading', { name: 'Nora Heron', level: 2 }))
  await expectAccessible(page, 'a record as it was')
  await history.getByRole('button', { name: 'Undo', exact: true }).first().click()
  const preview = page.getByRole('dialog', { name: 'Undo' })
  await see(preview.getByText('Egret'))
  await expectAccessible(page, 'what undoing changes')
  await preview.getByRole('button', { name: 'Undo 1 change' }).click()
  await seeNo(preview)
  await expect.poll(() => send('GET', `/people/${id}`).then(({ lastName }) => lastName)).toBe('Egret')
})

test('in the dark, and narrow, the same page reads in tabs', async () => {
  const { page } = await atPerson('Plover', { phone: true, dark: true })
  await expectAccessible(page, 'person')
  await page.getByRole('tab', { name: 'Details' }).click()
  await see(page.getByText('Head brewer').last())
  await expectAccessible(page, 'details of a person')
})
