import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOrInstallRadicale, startCalendarServer, type TestCalendarServer } from '../calendar-server.ts'
import { expectAccessible, picture } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const hasRadicale = findOrInstallRadicale()
const here = journey('demo', { inside: true })
let server: TestCalendarServer

const event = (uid: string, title: string, ...more: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', 'BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', 'DTSTART:20260302T090000Z', 'DURATION:PT1H', `SUMMARY:${title}`, ...more, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n') // prettier-ignore

describe.skipIf(!hasRadicale)('with Radicale (skipped where Debian’s radicale cannot be installed)', () => {
  beforeAll(async () => {
    server = await startCalendarServer('bob')
  })
  afterAll(() => server.close())

  test('Bob connects his calendars, is told what is wrong, chooses among them, and sees what became of each entry', async () => {
    const bob = await here.bob()
    const { page, visit } = bob
    const [work] = [await server.make('bob', 'Work'), await server.make('bob', 'At home')]
    await server.ask('bob', 'PUT', `${work}one.ics`, event('one', 'The lift in Lyon'))
    await server.ask('bob', 'PUT', `${work}two.ics`, event('two', 'Called off', 'STATUS:CANCELLED'))

    await visit('/settings/calendars')
    await see(page.getByText('No calendars yet'))
    await expectAccessible(page, 'no calendars yet')
    await page.getByRole('textbox', { name: 'Name' }).fill('Halden')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Address' }).fill(server.url)
    await page.getByRole('textbox', { name: 'User name' }).fill('bob')
    await page.getByLabel('Password').fill('not this one')
    await page.getByRole('button', { name: 'Connect' }).click()
    await see(page.getByText('The server does not let this user name in with this password.'))
    await expectAccessible(page, 'calendars to be connected')
    await page.getByLabel('Password').fill(server.password)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByRole('checkbox', { name: 'Read Work' }).click()
    await see(page.getByText('The lift in Lyon'))
    const written = (name: string) => page.getByRole('checkbox', { name: `Write new meetings into ${name}` })
    await written('Work').click()
    await expect.poll(() => written('Work').isChecked()).toBe(true)
    await written('At home').click()
    await expect.poll(() => written('At home').isChecked()).toBe(true)
    expect(await written('Work').isChecked()).toBe(false)
    await expectAccessible(page, 'calendars and their entries')
    await picture(page, 'calendars-and-their-entries')
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await misfitsOf(page)).toEqual([])
    await picture(page, 'calendars-on-a-phone')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('radio', { name: 'Skipped 1' }).click()
    await see(page.getByText(/Cancelled/))
    // What Bob has to come was written there meanwhile, and stands above.
    await page.getByRole('radio', { name: /^Taken/ }).click()
    await page.getByRole('link', { name: 'Meeting', exact: true }).last().click()
    await see(page.getByRole('heading', { name: 'The lift in Lyon' }))
  })
})
