import { expect, test } from 'vitest'
import { isBaseDue, keptBases } from './kept.ts'
import type { Base, Line } from './line.ts'
import { lsnOf, lsnText, segmentName, segmentStart } from './lsn.ts'
import { chainFrom, stretchFile } from './stretch.ts'

const now = new Date('2026-11-27T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const base = (days: number, problem: string | null = null): Base => ({
  ...{ at: daysAgo(days), from: daysAgo(days), file: `${days}.base`, bytes: 1, start: '0/1', end: '0/2', madeMs: 1 },
  problem,
})
const kept = (...bases: Base[]) => keptBases(bases, now).map(({ file }) => Number.parseFloat(file))

test('bases are kept back to a good one from before the last seven days', () => {
  expect(kept(base(1), base(8), base(15), base(22))).toEqual([1, 8])
  expect(kept(base(1), base(6))).toEqual([1, 6])
  expect(kept(base(1), base(8, 'bad'), base(15), base(22))).toEqual([1, 15])
  expect(kept(base(30))).toEqual([30])
})

test('of those that are no good, the newest alone is kept to be looked at', () => {
  expect(kept(base(0.1, 'bad'), base(0.2, 'bad'), base(8))).toEqual([0.1, 8])
})

test('a base is due where there is no good one of the last seven days', () => {
  const due = (...bases: Base[]) => isBaseDue({ bases } as Line, now)
  expect(due()).toBe(true)
  expect(due(base(6.9))).toBe(false)
  expect(due(base(7))).toBe(true)
  expect(due(base(1, 'bad'), base(6))).toBe(false)
  expect(due(base(1, 'bad'), base(8))).toBe(true)
})

test('places in the log are read and written as PostgreSQL does', () => {
  expect(lsnOf('0/16B3748')).toBe(0x16b3748n)
  expect(lsnText(lsnOf('1A/FF000028'))).toBe('1A/FF000028')
  expect(segmentStart(lsnOf('1A/FF000028'))).toBe(lsnOf('1A/FF000000'))
  expect(segmentName(1, lsnOf('0/3000028'))).toBe('000000010000000000000003')
  expect(segmentName(2, lsnOf('1A/FF000028'))).toBe('000000020000001A000000FF')
})

test('pieces lead on until the first gap, and a longer one stands for those that it holds', () => {
  const piece = (from: number, to: number) => ({ from: BigInt(from), to: BigInt(to), until: to, file: stretchFile(BigInt(from), BigInt(to), to) }) // prettier-ignore
  const ends = (...pieces: ReturnType<typeof piece>[]) => chainFrom(pieces, 0n).map(({ to }) => Number(to))
  expect(ends(piece(0, 5), piece(5, 9))).toEqual([5, 9])
  expect(ends(piece(0, 5), piece(6, 9))).toEqual([5])
  expect(ends(piece(0, 5), piece(5, 9), piece(0, 16), piece(16, 20))).toEqual([16, 20])
  expect(ends(piece(1, 5))).toEqual([])
})
