import { parentPort } from 'node:worker_threads'
import { keptMail, shownMail, type OwnImage } from './shown.ts'

/** What the thread is asked: a page as it is kept, or one that was kept as it is shown. */
export type Question =
  | { as: 'kept'; html: string; own: ReadonlyMap<string, OwnImage> }
  | { as: 'shown'; html: string; fetched: ReadonlyMap<string, string> }

parentPort!.on('message', (asked: Question) =>
  parentPort!.postMessage(asked.as === 'kept' ? keptMail(asked.html, asked.own) : shownMail(asked.html, asked.fetched)),
)
