import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { takingTurns } from './turns.ts'

test('no more than allowed run at once, and all get their turn', async () => {
  const turn = takingTurns(2, 5_000)
  let running = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++running)
    await sleep(5)
    running--
    return 'done'
  }
  expect(await Promise.all(Array.from({ length: 7 }, () => turn(work)))).toEqual(Array(7).fill('done'))
  expect(most).toBe(2)
})

test('who waits too long is turned away, and takes no turn from others', async () => {
  const turn = takingTurns(1, 10)
  const long = turn(() => sleep(60, 'long'))
  expect(await turn(() => Promise.resolve('never'))).toBeNull()
  expect(await long).toBe('long')
  expect(await turn(() => Promise.resolve('later'))).toBe('later')
})

test('work that fails gives its turn on', async () => {
  const turn = takingTurns(1, 5_000)
  await expect(turn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turn(() => Promise.resolve('next'))).toBe('next')
})
