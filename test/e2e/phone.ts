import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { see } from './person.ts'

/** What a page says without a network; a browser that only pretends to have none may not know it itself. */
export const away = /^(This device is offline|Farley does not answer)/

/** Waits until this browser has what the app needs to open without a network. */
export const kept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

/** Waits until an address of the API can be answered from this device. */
export async function keptAnswer(page: Page, start: string): Promise<void> {
  const address = `/api/v1/${start}`
  const isIt = (each: string) => each === address || (/[?/]/.test(start) && each.startsWith(address))
  await expect.poll(() => addressesIn(page).then((all) => all.some(isIt))).toBe(true)
}

/** The addresses of the API whose answers this browser keeps. */
export async function addressesIn(page: Page): Promise<string[]> {
  // Opening one that is not there would make an empty one.
  const isThere = () => indexedDB.databases().then((all) => all.some(({ name }) => name === 'farley'))
  if (!(await page.evaluate(isThere))) return []
  return page.evaluate(
    () =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open('farley')
        opening.onerror = () => fail(opening.error as Error)
        opening.onsuccess = () => {
          const database = opening.result
          const all = database.transaction('answers').objectStore('answers').getAllKeys()
          all.onsuccess = () => {
            database.close()
            done(all.result as string[])
          }
        }
      }),
  )
}

/** Writes a note on the record whose page is open. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Note', exact: true }).tap()
  await page.getByRole('textbox', { name: 'Note' }).fill(text)
  await page.getByRole('button', { name: /^Save/ }).tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByText(text))
}

/** Takes a photo for the record whose page is open. */
export async function addPhoto(page: Page, taken: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).tap()
  await page.getByRole('menuitem', { name: 'File' }).tap()
  const camera = page.getByRole('button', { name: 'Take a photo' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), camera.tap()])
  await chooser.setFiles(taken)
}

/** Signs somebody in at the door that is open. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).tap()
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
}
