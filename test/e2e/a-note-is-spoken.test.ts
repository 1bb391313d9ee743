import { afterEach, expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'
import { kept, keptAnswer } from './phone.ts'

const here = journey('demo', { https: true })

afterEach(() => here.company.line.mend())

/** The page of a new company on a phone, with a note begun. */
async function begin(ada: Person) {
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: `Spoken ${newId().slice(-6)}` })
  await ada.visit(`/companies/${id}`)
  await kept(page)
  await keptAnswer(page, `companies/${id}?`)
  await page.getByRole('toolbar').getByRole('button', { name: 'Note', exact: true }).tap()
  return { id: id as string, timeline: page.getByRole('region', { name: 'Timeline' }) }
}

/** Speaks for a second or two. */
async function speak({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Record a voice note' }).tap()
  await see(page.getByText('Recording, 0:01'))
  await page.getByRole('button', { name: 'Stop' }).tap()
  await see(page.locator('audio'))
}

/** Somebody says no when they are first asked whether Farley may listen; a browser without windows asks nobody. */
function refuseOnce(): void {
  const { mediaDevices } = navigator
  const listen = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = () => {
    mediaDevices.getUserMedia = listen
    return Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
  }
}

const filesOf = (ada: Person, id: string): Promise<{ id: string; name: string; about: string[]; size: number }[]> =>
  ada.send('GET', `/files?filter=${encodeURIComponent(JSON.stringify({ field: 'about', contains: id }))}`)

test('a note is spoken, listened to, and kept with its sound', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id, timeline } = await begin(ada)
  await speak(ada)
  await expectAccessible(page, 'a spoken note')
  await page.getByRole('button', { name: 'Remove the recording' }).tap()
  await seeNo(page.locator('audio'))
  await speak(ada)
  await page.getByRole('button', { name: /^Save/ }).tap()
  await see(timeline.getByText(/^Voice note, 0:0\d$/))
  await see(timeline.locator('audio'))
  await expectAccessible(page, 'a spoken note on the timeline')
  const [file] = await filesOf(ada, id)
  const [note] = await ada.send('GET', `/notes?filter=${encodeURIComponent(JSON.stringify({ field: 'about', contains: id }))}`) // prettier-ignore
  expect(file!.about.sort()).toEqual([id, note.id].sort())
  expect(file!.size).toBeGreaterThan(500)
  // It plays: the browser reads how long it is.
  const sound = timeline.locator('audio')
  await sound.evaluate((audio: HTMLAudioElement) => audio.load())
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.play().then(() => true, String))).toBe(true)
})

test('without a network it waits with its note, and both arrive', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id, timeline } = await begin(ada)
  await page.context().setOffline(true)
  await page.getByRole('textbox', { name: 'Note' }).fill('As she said it')
  await speak(ada)
  await page.getByRole('button', { name: /^Save/ }).tap()
  await see(page.getByRole('link', { name: '2 wait to be sent' }))
  await see(timeline.getByText('As she said it'))
  await page.context().setOffline(false)
  await expect.poll(async () => (await filesOf(ada, id)).length).toBe(1)
  await see(timeline.locator('audio'))
})

test('what was said and not saved is there again after the page was left', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id } = await begin(ada)
  await speak(ada)
  await ada.visit('/companies')
  await ada.visit(`/companies/${id}`)
  await see(page.locator('audio'))
  await page.getByRole('button', { name: 'Remove the recording' }).tap()
  await seeNo(page.locator('audio'))
  await page.reload()
  await page.getByRole('toolbar').getByRole('button', { name: 'Note', exact: true }).tap()
  await see(page.getByRole('button', { name: 'Record a voice note' }))
  await seeNo(page.locator('audio'))
})

test('where Farley may not listen, it says so and what to do', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await page.addInitScript(refuseOnce)
  await begin(ada)
  await page.getByRole('button', { name: 'Record a voice note' }).tap()
  await see(page.getByRole('alert').getByText(/may not use the microphone/))
  await expectAccessible(page, 'no microphone')
  await speak(ada)
})
