import type { TestApp } from '../../../../test/app.ts'
import { fetched, shownIn, visitorOf, type Page } from '../../../../test/visitor.ts'

/** Somebody without an account, who books on the pages of an app. */
export function guestOf(app: TestApp) {
  const { after } = visitorOf(app)
  const url = (path: string) => (path.startsWith('/') ? `${app.url}${path}` : `${app.url}/book/${path}`)
  const look = (path: string, language = 'en') => fetched(url(path), { headers: { 'accept-language': language } })
  const send = (path: string, said: Record<string, string>) =>
    fetched(url(path), { method: 'POST', body: new URLSearchParams(said), redirect: 'manual' })
  /** The word that a page carries along, for whoever has read it. */
  const shown = async (path: string) => shownIn(await after(-5, () => look(path)))
  async function book(path: string, said: Record<string, string>): Promise<Page> {
    return send(path, {
      act: 'book',
      shown: await shown(path),
      email: 'guest@visitor.example',
      lastName: 'Guest',
      ...said,
    })
  }
  return { look, send, shown, book }
}

/** The times that a page offers to choose from. */
export const timesOn = ({ text }: Page): string[] => [...text.matchAll(/name="at" value="(\d+)"/g)].map(([, at]) => at!)

/** Where a page sends somebody on to. */
export const sentTo = ({ headers }: Page): string => headers.get('location') ?? ''
