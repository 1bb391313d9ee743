import { vi } from 'vitest'
import type { TestApp } from './app.ts'

/** A page as a visitor got it. */
export interface Page {
  status: number
  text: string
  headers: Headers
}

/** Somebody without an account, who looks at the forms of an app and answers them. */
export function visitorOf(app: TestApp) {
  const url = (key: unknown) => `${app.url}/forms/${String(key)}`
  const look = (key: unknown) => fetched(url(key))
  const send = (said: Record<string, string>, key: unknown) =>
    fetched(url(key), { method: 'POST', body: new URLSearchParams(said) })
  async function after<T>(seconds: number, then: () => Promise<T>): Promise<T> {
    const moment = app.site.now().getTime() + seconds * 1000
    const clock = vi.spyOn(app.site, 'now').mockImplementation(() => new Date(moment))
    return then().finally(() => clock.mockRestore())
  }
  /** Some seconds later, as for somebody who has read it first. */
  const afterReading = <T>(then: () => Promise<T>) => after(5, then)
  /** Answers now what was looked at some seconds ago. */
  async function answer(said: Record<string, string>, key: unknown): Promise<Page> {
    const shown = shownIn(await after(-5, () => look(key)))
    return send({ ...said, shown }, key)
  }
  return { look, send, answer, after, afterReading }
}

/** The word that a form carries along. */
export const shownIn = ({ text }: Page) => /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** What an address answers. */
export async function fetched(path: string, init?: RequestInit): Promise<Page> {
  const answer = await fetch(path, init)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
