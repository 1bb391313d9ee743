import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startSmtp, type TestSmtp } from '../../src/domains/mail/server/sending/testing.ts'
import { readMessage } from '../../src/platform/mail/message.ts'
import { expectAccessible, expectFits, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey('demo', { inside: true })
let smtp: TestSmtp
beforeAll(async () => {
  smtp = await startSmtp()
})
afterAll(() => smtp.close())

const mailTo = (address: string) =>
  vi.waitUntil(() => smtp.received.findLast(({ to }) => to.includes(address))?.message, {
    timeout: 20_000,
    interval: 50,
  })

test('an owner lets Farley send, wants a form confirmed, and a visitor has agreed once they press the button', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/mailboxes')
  await see(page.getByText('Until one is chosen', { exact: false }))
  await expectAccessible(page, 'nobody sends yet')
  const { id } = (await ada.send('POST', '/mailboxes', { address: 'info@halden.example' })) as { id: string }
  const { port, authority, password } = smtp
  await ada.send('POST', `/mailboxes/${id}/sending`, { host: '127.0.0.1', port, startTls: false, userName: 'info', password, authority }) // prettier-ignore
  await ada.visit('/settings/mailboxes')
  await page.getByLabel('Leaves through').selectOption({ label: 'info@halden.example' })
  await page.getByRole('button', { name: 'Send me one' }).click()
  await see(page.getByText('It is on its way to you.'))
  await expectAccessible(page, 'somebody sends')
  await picture(page, 'what Farley sends')
  await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1)

  await ada.send('POST', '/purposes', { name: 'News of lifts', channels: ['email'], words: 'You may send me news of lifts.' }) // prettier-ignore
  await ada.visit('/settings/forms')
  await page.getByRole('button', { name: 'New form' }).click()
  const dialog = page.getByRole('dialog', { name: 'New form' })
  await dialog.getByLabel('Name', { exact: false }).first().fill('Newsletter')
  await seeNo(dialog.getByLabel('Confirmed by e-mail'))
  await dialog.getByLabel('Asks to agree to').click()
  await page.getByRole('option', { name: 'News of lifts' }).click()
  await dialog.getByLabel('Confirmed by e-mail').click()
  await page.getByRole('option', { name: 'Yes' }).click()
  await picture(page, 'a form that wants it confirmed')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await seeNo(dialog)
  const address = await page.getByRole('link', { name: 'Newsletter' }).getAttribute('href')

  const visitor = await here.stranger({ phone: true })
  await visitor.page.goto(new URL(new URL(address!).pathname, page.url()).href)
  await visitor.page.getByLabel('E-mail').fill('ines@confirmed.example')
  await visitor.page.getByLabel('You may send me news of lifts.').check()
  // People read before they answer.
  await visitor.page.waitForTimeout(2_200)
  await visitor.page.getByRole('button', { name: 'Send' }).click()
  await see(visitor.page.getByText('Please look in your mail', { exact: false }))
  await expectFits(visitor.page, 'look in your mail')
  await picture(visitor.page, 'look in your mail')
  const { html, text } = await readMessage(Buffer.from(await mailTo('ines@confirmed.example')))
  const link = /http\S+\/forms\/confirm\/\S+/.exec(text)![0]
  const program = await visitor.page.context().newPage()
  await program.setContent(html!)
  await picture(program, 'the mail that asks')
  await program.close()
  await visitor.page.goto(new URL(new URL(link).pathname, page.url()).href)
  await expectFits(visitor.page, 'to be confirmed')
  await picture(visitor.page, 'to be confirmed')
  await visitor.page.getByRole('button', { name: 'Confirm' }).click()
  await see(visitor.page.getByText('It is confirmed', { exact: false }))

  const [lead] = (await ada.send('GET', `/people?filter=${encodeURIComponent('{"field":"emails","is":"ines@confirmed.example"}')}`)) as { id: string }[] // prettier-ignore
  await ada.visit(`/people/${lead!.id}`)
  await see(page.getByText('confirmed by e-mail', { exact: false }).first())
  const [consent] = (await ada.send('GET', `/consents?filter=${encodeURIComponent(JSON.stringify({ field: 'person', is: lead!.id }))}`)) as { how: string }[] // prettier-ignore
  expect(consent!.how).toBe('doubleOptIn')

  await ada.visit('/settings/notifications')
  await page.getByLabel('Somebody mentions me').selectOption({ label: 'At once' })
  await page.getByLabel('Others change what I own or follow').selectOption({ label: 'In the summary' })
  await see(page.getByLabel('Summary at'))
  await expectAccessible(page, 'news by mail')
  await picture(page, 'news by mail')

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 780 })
  await ada.visit('/settings/mailboxes')
  await see(page.getByLabel('Leaves through'))
  await expectFits(page, 'what Farley sends on a phone')
  await picture(page, 'what Farley sends, by night on a phone')
  await ada.visit('/settings/notifications')
  await see(page.getByLabel('Summary at'))
  await expectFits(page, 'news by mail on a phone')
})
