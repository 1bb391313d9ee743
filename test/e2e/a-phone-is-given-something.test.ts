import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'
import { kept, keptAnswer, signIn } from './phone.ts'
import { photo } from './photo.ts'

const here = journey('demo', { https: true })

afterEach(() => here.company.line.mend())

interface Given {
  text?: string
  url?: string
  files?: { name: string; type: string; bytes: string }[]
}

/** Shares something with the installed app, as the phone's own share menu does. */
async function share(page: Page, given: Given): Promise<void> {
  const arrival = page.waitForURL(/\/(share|sign-in)/)
  await page.evaluate(({ files = [], ...words }) => {
    const form = Object.assign(document.createElement('form'), { method: 'POST', action: '/share', enctype: 'multipart/form-data' }) // prettier-ignore
    for (const [name, value] of Object.entries(words))
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    const input = Object.assign(document.createElement('input'), { type: 'file', name: 'files', multiple: true })
    const holder = new DataTransfer()
    for (const { name, type, bytes } of files)
      holder.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type }))
    input.files = holder.files
    form.append(input)
    document.body.append(form)
    form.submit()
  }, given)
  await arrival
}

async function atHome(person: Person): Promise<void> {
  await person.visit('/')
  await kept(person.page)
  await keptAnswer(person.page, 'me')
  // Another load, so that the worker has this page.
  await person.page.reload()
  await person.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect.poll(() => heldFor(person.page)).toBe(true)
}

/** Whether this browser knows for whom it keeps things. */
const heldFor = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<boolean>((done) => {
        const opening = indexedDB.open('farley')
        opening.onsuccess = () => {
          const all = opening.result.transaction('holder').objectStore('holder').count()
          all.onsuccess = () => {
            opening.result.close()
            done(all.result > 0)
          }
        }
      }),
  )

test('the manifest says what may be shared', async () => {
  const { page, visit } = await here.ada({ phone: true })
  await visit('/')
  const manifest = await (await page.request.get('/manifest.webmanifest')).json()
  expect(manifest.share_target).toMatchObject({ action: '/share', method: 'POST', enctype: 'multipart/form-data' })
})

test('words and a photo are put on a record that is found by its name', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await atHome(ada)
  const bytes = (await photo(page, 300, 200)).toString('base64')
  await share(page, { text: 'Their new press', url: 'https://press.example/7', files: [{ name: 'press.jpg', type: 'image/jpeg', bytes }] }) // prettier-ignore
  await see(page.getByText('Their new press'))
  await page.getByLabel('On whom or what?').first().fill('Ardenne')
  await see(page.getByRole('button', { name: /^Ardenne Chimie/ }))
  await expectAccessible(page, 'share')
  await page.getByRole('button', { name: /^Ardenne Chimie/ }).tap()
  await see(page.getByRole('heading', { name: 'Ardenne Chimie', level: 2 }))
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await see(timeline.getByText('Their new press'))
  await see(timeline.getByText('press.jpg'))
  const notes = (await ada.send('GET', '/notes?q=press&limit=5')) as { text: string }[]
  expect(notes.map(({ text }) => text)).toEqual(['Their new press\nhttps://press.example/7'])
  await page.goto('/share')
  await see(page.getByText(/There is nothing to put anywhere/))
  await expectAccessible(page, 'share, nothing')
})

test('without a network it is put on a record opened lately, and waits', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: 'Opened Lately Ltd' })
  await ada.visit(`/companies/${id}`)
  await see(page.getByRole('heading', { name: 'Opened Lately Ltd', level: 2 }))
  await atHome(ada)
  await page.context().setOffline(true)
  await share(page, { text: 'From the tunnel' })
  await see(page.getByText('Without a network, those you opened lately.'))
  await page.getByRole('button', { name: /^Opened Lately Ltd/ }).tap()
  await see(page.getByRole('link', { name: '1 waits to be sent' }))
  await page.context().setOffline(false)
  await expect.poll(async () => (await ada.send('GET', '/notes?q=tunnel')).length).toBe(1)
})

test('a card becomes a new person', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await atHome(ada)
  const card = 'BEGIN:VCARD\nVERSION:3.0\nN:Kovac;Mila;;;\nFN:Mila Kovac\nTEL;TYPE=CELL:+49 171 555 0199\nEMAIL:mila.kovac@cards.example\nEND:VCARD' // prettier-ignore
  const bytes = Buffer.from(card).toString('base64')
  await share(page, { files: [{ name: 'Mila.vcf', type: 'text/vcard', bytes }] })
  await page.getByRole('button', { name: 'New person' }).tap()
  const panel = page.getByRole('dialog', { name: 'New person' })
  await panel.getByRole('button', { name: /Fill in|Take/ }).first().tap() // prettier-ignore
  await panel.getByRole('button', { name: /^Create/ }).tap()
  await see(page.getByRole('heading', { name: 'Mila Kovac', level: 2 }))
  const [person] = await ada.send('GET', '/people?q=Mila%20Kovac')
  expect(person.emails).toMatchObject([{ value: 'mila.kovac@cards.example' }])
})

test('only the one with whom it was shared sees it; where nobody is signed in nothing is kept', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await atHome(ada)
  await share(page, { text: 'For Ada alone' })
  await see(page.getByText('For Ada alone'))
  await page.context().clearCookies()
  await page.goto('/')
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  await share(page, { text: 'For nobody' })
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  await signIn(page, here.signInOf('Bob'))
  await see(page.getByText('Nobody was signed in, so nothing was kept.'))
  await page.goto('/share')
  await see(page.getByText(/There is nothing to put anywhere/))
  await page.context().clearCookies()
  await page.goto('/share')
  await signIn(page, here.signInOf('Ada'))
  await see(page.getByText('For Ada alone'))
  await page.getByRole('button', { name: 'Throw away' }).tap()
  await see(page.getByText(/There is nothing to put anywhere/))
})

test('who only looks is told so, and puts nothing anywhere', async () => {
  const vera = await here.vera({ phone: true })
  await atHome(vera)
  await share(vera.page, { text: 'Not mine to write' })
  await see(vera.page.getByText('You may only look here'))
  await expectAccessible(vera.page, 'share, only to look')
})
