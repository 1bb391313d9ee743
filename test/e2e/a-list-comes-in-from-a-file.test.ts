import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

const file = `account;sector;employees;web
Hottechi;technolgy;1.200;hottechi.example
Kan-code;software;4.100;kan-code.example
Codehow;Software;many;codehow.example
;retail;12;nameless.example
Aquaform;utilities;90;aquaform.example
`
const names = ['Hottechi', 'Kan-code', 'Codehow']

test('a file is mapped, put right, previewed, run, and taken back as a whole', async () => {
  const ada = await here.ada()
  const { page } = ada
  const companies = () =>
    ada.send('GET', '/companies?limit=200') as Promise<
      { id: string; name: string; employees: number; industry: string; version: number }[]
    >
  const before = await companies()
  await ada.visit('/import')
  await page.getByRole('radio', { name: 'Companies' }).check()
  await expectAccessible(page, 'import, upload')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })

  await see(page.getByRole('heading', { name: 'Import companies' }))
  await see(page.getByText('5 rows, 4 columns'))
  const columns = page.getByRole('table')
  for (const [column, field] of Object.entries({
    account: 'Name',
    sector: 'Industry',
    employees: 'Employees',
    web: 'Website',
  })) {
    expect(await columns.getByRole('combobox', { name: column }).locator('option:checked').innerText()).toBe(field)
  }
  await columns.getByRole('combobox', { name: 'web' }).selectOption({ label: 'Not imported' })
  await see(page.getByText('1 left out'))
  await columns.getByRole('combobox', { name: 'web' }).selectOption({ label: 'Website' })
  await see(page.getByText('Say how it is read'))
  await page.getByRole('complementary').getByRole('combobox', { name: 'employees' }).selectOption({ label: '1.234,50' })
  await seeNo(page.getByText('Say how it is read'))
  await expectAccessible(page, 'import, map')
  await page.getByRole('button', { name: 'Continue to Clean' }).click()

  const question = page.getByRole('listitem').filter({ hasText: 'technolgy' })
  await see(question)
  await expectAccessible(page, 'import, clean')
  await question.getByRole('button', { name: 'Take “Technology”' }).click()
  await seeNo(question)
  await see(page.getByRole('textbox', { name: 'Put right: many' }))
  await page.getByRole('textbox', { name: 'Put right: many' }).fill('850')
  await press(page, 'Enter')
  await seeNo(page.getByRole('textbox', { name: 'Put right: many' }))
  await page.getByRole('button', { name: 'Continue to Match' }).click()

  expect(await page.getByRole('checkbox', { name: 'Name' }).isChecked()).toBe(true)
  await page.getByRole('radio', { name: 'Take over all that differs' }).click()
  await see(page.getByRole('radio', { name: 'Take over all that differs', checked: true }))
  await expectAccessible(page, 'import, match')
  await page.getByRole('button', { name: 'Continue to Preview and run' }).click()
  await see(page.getByRole('button', { name: 'Import 4 rows' }))
  await expectAccessible(page, 'import, preview')
  expect(await companies()).toEqual(before)

  await page.getByRole('button', { name: 'Import 4 rows' }).click()
  await see(page.getByRole('heading', { name: 'The import is done.' }))
  await expectAccessible(page, 'import, done')
  const after = await companies()
  expect(names.map((name) => after.find((row) => row.name === name)?.industry)).toEqual([
    'technology',
    'software',
    'software',
  ])
  expect(after.find(({ name }) => name === 'Codehow')!.employees).toBe(850)
  expect(after.find(({ name }) => name === 'Hottechi')!.employees).toBe(1200)
  expect(after.find(({ name }) => name === 'Aquaform')!.employees).toBe(90)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Rows that were not imported, as a file' }).click()
  const errors = await text(await (await download).createReadStream())
  expect(errors).toContain('nameless.example')
  expect(errors).not.toContain('Kan-code')

  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect
    .poll(() => companies().then((rows) => rows.map(({ name, employees }) => [name, employees])))
    .toEqual(before.map(({ name, employees }) => [name, employees]))
  await see(page.getByText('The import was taken back.').or(page.getByText('The import is being taken back.')))
})

test('a reload in the middle goes on where one was, and rows may be pasted', async () => {
  const ada = await here.ada({ dark: true })
  const { page } = ada
  await ada.visit('/import')
  await page.getByRole('radio', { name: 'People' }).check()
  await page
    .getByRole('textbox')
    .first()
    .fill('First name\tLast name\tE-mail\nPia\tRanta\tpia.ranta@aquaform.example\n')
  await page.getByRole('button', { name: 'Use these rows' }).click()
  await see(page.getByText('1 row'))
  await page.reload()
  await see(page.getByRole('combobox', { name: 'First name' }))
  await expectAccessible(page, 'import of people, map')
  for (const step of ['Clean', 'Match', 'Preview and run'])
    await page.getByRole('button', { name: `Continue to ${step}` }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await see(page.getByRole('heading', { name: 'The import is done.' }))
  await page.getByRole('link', { name: 'Show people' }).click()
  await page.getByRole('searchbox', { name: 'Find in list' }).fill('ranta')
  await see(page.getByRole('link', { name: 'Pia Ranta' }))
})

test('who may only look is offered no import', async () => {
  const vera = await here.vera()
  await vera.visit('/')
  await see(vera.page.getByRole('link', { name: 'Companies' }))
  expect(await vera.page.getByRole('link', { name: 'Import' }).count()).toBe(0)
})

test('a mailbox is given, and what was written stands on the pages of those who wrote', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/people', {
    firstName: 'Sietske',
    emails: [{ value: 'sietske@terp.example' }],
  })
  const strangers = [1, 2, 3, 4].map((at) => `From x Mon Nov  2 10:0${at}:00 2026\nFrom: x${at}@nowhere.example\nMessage-ID: <${at}@x>\nSubject: Win ${at}\n\nNow.\n`) // prettier-ignore
  const mails = `From s Mon Nov  2 10:00:00 2026\nFrom: Sietske <sietske@terp.example>\nMessage-ID: <0@terp>\nSubject: The valve\n\nIt drips.\n\n${strangers.join('\n')}`
  await ada.visit('/import')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Inbox.mbox', mimeType: 'application/mbox', buffer: Buffer.from(mails) })
  await see(page.getByRole('heading', { name: 'Import e-mails' }))
  await page.getByRole('button', { name: 'Continue to Clean' }).click()
  await see(page.getByText('x1@nowhere.example'))
  await see(page.getByRole('button', { name: 'About: leave out all that are not known' }))
  await expectAccessible(page, 'import, mails of strangers')
  await page.getByRole('button', { name: 'Continue to Match' }).click()
  await page.getByRole('button', { name: 'Continue to Preview and run' }).click()
  await page.getByRole('button', { name: 'Import 1 row', exact: true }).click()
  await see(page.getByRole('heading', { name: 'The import is done.' }))
  await page.goto(`/people/${id}`)
  await see(page.getByText('The valve'))
})
