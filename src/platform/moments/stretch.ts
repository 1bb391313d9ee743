import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Lsn } from './lsn.ts'

/** A sealed piece of the database's log, within one of its files. */
export interface Stretch {
  from: Lsn
  to: Lsn
  /** Up to when all that was committed lies before its end: milliseconds since 1970. */
  until: number
  file: string
}

const name = /^([0-9a-f]{16})-([0-9a-f]{16})-(\d+)\.log$/

/** The name of a piece says all of it. */
export const stretchFile = (from: Lsn, to: Lsn, until: number): string =>
  `${[from, to].map((at) => at.toString(16).padStart(16, '0')).join('-')}-${until}.log`

/** The pieces in a folder, as they follow each other. */
export async function stretchesIn(folder: string): Promise<Stretch[]> {
  const names = await readdir(folder).catch(() => [])
  return names.sort().flatMap((file) => {
    const [, from, to, until] = name.exec(file) ?? []
    return until ? [{ from: BigInt(`0x${from}`), to: BigInt(`0x${to}`), until: Number(until), file }] : []
  })
}

/** Of these, the pieces that lead on from a place without a gap. A longer one stands for those that it holds. */
export function chainFrom(stretches: readonly Stretch[], start: Lsn): Stretch[] {
  const chain: Stretch[] = []
  for (let at = start; ; at = chain.at(-1)!.to) {
    const next = stretches.filter(({ from, to }) => from <= at && to > at).reduce(longer, undefined)
    if (!next) return chain
    chain.push(next)
  }
}

/** Removes what was being written when Farley was stopped. */
export async function removeHalf(folder: string): Promise<void> {
  for (const file of await readdir(folder))
    if (file.endsWith('.part')) await rm(path.join(folder, file), { force: true })
}

const longer = (best: Stretch | undefined, each: Stretch): Stretch => (best && best.to >= each.to ? best : each)

/** Removes the pieces that one of them holds, too. */
export async function removeHeld(folder: string, by: Pick<Stretch, 'from' | 'to' | 'file'>): Promise<void> {
  for (const { from, to, file } of await stretchesIn(folder))
    if (file !== by.file && from >= by.from && to <= by.to) await rm(path.join(folder, file), { force: true })
}
