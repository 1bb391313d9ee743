import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('a seller makes a page, a visitor books on it at a phone, moves the meeting and cancels it', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/booking')
  await page.getByRole('button', { name: 'New booking page' }).click()
  const dialog = page.getByRole('dialog', { name: 'New booking page' })
  await dialog.getByRole('textbox', { name: 'Heading' }).fill('Meet Ada')
  await expectAccessible(page, 'a new booking page')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await seeNo(dialog)
  const address = await page.getByRole('link', { name: 'Meet Ada' }).getAttribute('href')
  expect(address).toMatch(/\/book\/meet-ada$/)
  await expectAccessible(page, 'the booking pages')

  const visitor = await here.stranger({ phone: true })
  const guest = visitor.page
  await guest.goto(new URL(new URL(address!).pathname, page.url()).href)
  await expectFits(guest, 'a page to book on')
  await guest.emulateMedia({ colorScheme: 'dark' })
  await expectFits(guest, 'a page to book on at night')
  await guest.getByLabel('E-mail').fill('ines@booking-visitor.example')
  await guest.getByLabel('First name').fill('Ines')
  await guest.getByLabel('Last name').fill('Bookosa')
  await guest.getByRole('group', { name: 'Day' }).getByRole('button').nth(1).click()
  await see(guest.getByRole('group', { name: 'Day' }).getByRole('button', { pressed: true }))
  // What was typed before another day was chosen is still there.
  expect(await guest.getByLabel('Last name').inputValue()).toBe('Bookosa')
  await guest.getByRole('radio').first().check()
  // People read before they answer.
  await guest.waitForTimeout(2_200)
  await guest.getByRole('button', { name: 'Book', exact: true }).click()
  await see(guest.getByRole('heading', { name: 'It is booked' }))
  await expectFits(guest, 'a booking at night')
  await guest.emulateMedia({ colorScheme: 'light' })
  await expectFits(guest, 'a booking')

  const [person] = (await ada.send('GET', `/people?filter=${encodeURIComponent('{"field":"lastName","is":"Bookosa"}')}`)) as { id: string }[] // prettier-ignore
  await ada.visit(`/people/${person!.id}`)
  await see(page.getByText('Meet Ada: Ines Bookosa').first())
  await ada.visit('/settings/booking')
  await see(page.getByRole('link', { name: 'Meet Ada: Ines Bookosa' }))

  const about = encodeURIComponent(JSON.stringify({ field: 'about', contains: person!.id }))
  const meetings = async () => (await ada.send('GET', `/meetings?filter=${about}`)) as { startsAt: string }[]
  const [before] = await meetings()
  await guest.getByText('Move it to another time').click()
  await guest.getByRole('radio').last().check()
  await guest.getByRole('button', { name: 'Move', exact: true }).click()
  await see(guest.getByRole('heading', { name: 'It is booked' }))
  await expect.poll(async () => (await meetings())[0]!.startsAt).not.toBe(before!.startsAt)
  await guest.getByText('Cancel the meeting', { exact: true }).click()
  await guest.getByRole('button', { name: 'Cancel it now' }).click()
  await see(guest.getByRole('heading', { name: 'This meeting was cancelled' }))
  expect(await meetings()).toEqual([])
})
