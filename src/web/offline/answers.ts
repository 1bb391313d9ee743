import { definitionAt } from '../app/registry.ts'
import { database, type KeptAnswer } from './database.ts'
import { isKept, most, tooMany } from './room.ts'

export interface Given {
  path: string
  query: object | undefined
  address: string
  answer: unknown
  at: string
}

/** Keeps answers for somebody, as long as they are the one for whom this browser keeps things. */
export async function keepAnswers(whose: string, given: readonly Given[]): Promise<void> {
  const now = Date.now()
  const kept = given
    .filter(({ path, query }) => isKept(path, query ?? {}, (first) => definitionAt(first) !== undefined))
    .map(({ address, answer, at }) => ({ address, answer, at, usedAt: now, size: JSON.stringify(answer).length }))
  if (kept.length === 0) return
  const { holder, answers } = database
  await database.transaction('rw', holder, answers, async () => {
    if ((await holder.get('holder'))?.whose !== whose) return
    await answers.bulkPut(kept)
    await makeRoom(now)
  })
}

/** Drops what is too old, then what was not used for longest, until the rest has room. */
export async function makeRoom(now: number): Promise<void> {
  const { answers } = database
  await answers.where('at').below(new Date(now - most.age).toISOString()).delete() // prettier-ignore
  const all: Pick<KeptAnswer, 'address' | 'size'>[] = []
  await answers.orderBy('usedAt').reverse().each(({ address, size }) => void all.push({ address, size })) // prettier-ignore
  await answers.bulkDelete(tooMany(all))
}

/** What was last answered at an address, marked with when; lists end where what is kept of them ends. */
export async function recallAnswer(address: string): Promise<object | undefined> {
  const { answers } = database
  const kept = await answers.get(address)
  if (!kept) return undefined
  await answers.update(address, { usedAt: Date.now() })
  const answer = kept.answer as { page?: object }
  return { ...answer, ...(answer.page && { page: { ...answer.page, more: false } }), keptAt: kept.at }
}

/** Makes this browser somebody's: what it kept for another one is gone. */
export async function holdFor(whose: string): Promise<void> {
  const { holder, answers } = database
  await database.transaction('rw', holder, answers, async () => {
    if ((await holder.get('holder'))?.whose === whose) return
    await answers.clear()
    await holder.put({ key: 'holder', whose })
  })
}

/** Forgets everything that was read, and for whom. */
export async function forgetAnswers(): Promise<void> {
  const { holder, answers } = database
  await database.transaction('rw', holder, answers, async () => {
    await holder.clear()
    await answers.clear()
  })
}
