import type { Language } from '../../kernel/language.ts'
import type { Server } from '../http/server.ts'
import type { Markup } from './markup.ts'

/** Somebody who is not signed in and comes to a page. */
export interface Visit {
  server: Server
  params: Readonly<Record<string, string>>
  /** Where they come from on the network. */
  address: string
  /** As their browser asks for it. */
  language: Language
}

/** What a page shows. */
export interface Shown {
  status?: number
  language: Language
  title: string
  body: Markup
}

/** A file in place of a page. */
export interface Handed {
  file: { name: string; type: string; text: string }
}

/** Where it goes on: what was sent is not sent again when that page is loaded anew. */
export interface SentOn {
  to: string
}

export type Answered = Shown | Handed | SentOn

/**
 * A page for everybody that the server draws: without a script, a session or a cookie, so that it may stand in other
 * sites, and works where scripts do not.
 */
export interface OpenPage {
  /** `/forms/:key`: outside of the app and the API. */
  path: string
  /** How all of it looks. */
  style: string
  /** Other sites may put it into a frame. */
  framed?: boolean
  show: (visit: Visit) => Promise<Answered>
  /** Takes what its form sends, each value as text. */
  take: (visit: Visit, said: Readonly<Record<string, string>>) => Promise<Answered>
}
