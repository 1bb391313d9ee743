import { connection } from '../api/connection.ts'
import { waiting, type NewWaiting, type Waiting } from '../api/offline.ts'
import { forgetAnswers, holdFor, keepAnswers, makeRoom, recallAnswer, type Given } from './answers.ts'
import type { Shared } from './database.ts'
import { recallMade } from './made.ts'
import { add, dropAll, hideQueue, tryAgain, watchQueue } from './queue.ts'
import { sendAll } from './send.ts'
import { dropAllShared, sharedWith } from './arrivals.ts'

export { giveUp } from './queue.ts'
export { dropShared } from './arrivals.ts'
export { dropSpoken, keepSpoken, spokenAt } from './spoken.ts'

let current = ''
let ready: Promise<void> = Promise.resolve()
connection.watch((state) => state === 'online' && void sendAll(current))
addEventListener('online', () => void sendAll(current))

/** From now on this browser keeps things for somebody, and sends what waits of theirs. */
export async function begin(whose: string): Promise<void> {
  current = whose
  ready = holdFor(whose)
    .then(() => makeRoom(Date.now()))
    .then(() => watchQueue(whose))
  await ready
  await sendAll(whose)
}

/** Answers once it is known what waits. */
export const whenReady = () => ready

/** Keeps answers for somebody. */
export async function keep(whose: string, given: readonly Given[]): Promise<void> {
  await ready
  await keepAnswers(whose, given)
}

/** Forgets what was read; what waits stays where only its writer finds it. */
export async function forget(): Promise<void> {
  current = ''
  hideQueue()
  await forgetAnswers()
}

/** What is kept of an address: its last answer, or what waits to become it. */
export async function recall(address: string): Promise<object | undefined> {
  return (await recallAnswer(address)) ?? recallMade(address, waiting.get())
}

/** Takes something up, safely, and sends it as soon as it can be. */
export async function letWait(item: NewWaiting): Promise<void> {
  await ready
  await add(item)
  void sendAll(current)
}

/** Sends once more what the server refused. */
export async function sendAgain(item: Waiting): Promise<void> {
  await tryAgain(item)
  await sendAll(current)
}

/** Sends an edit as an answer to what somebody else wrote meanwhile. */
export async function keepMine(item: Waiting): Promise<void> {
  await tryAgain(item, item.seen)
  await sendAll(current)
}

/** What was shared with the one who is signed in and is nowhere yet. */
export async function sharedHere(): Promise<Shared[]> {
  await ready
  return sharedWith(current)
}

/** Forgets what was shared here; for one who signs out. */
export const forgetShared = () => dropAllShared()

/** Gives up all that waits of the one who is signed in; for one who signs out all the same. */
export const giveUpAll = () => dropAll()
