import { expect, test } from 'vitest'
import { inTurn } from './pending.ts'

test('what is written to one record is sent once what was written before is answered, refused or not', async () => {
  const sent: string[] = []
  const first = Promise.withResolvers<string>()
  const one = inTurn('a', () => (sent.push('one'), first.promise))
  const two = inTurn('a', async () => sent.push('two'))
  const other = inTurn('b', async () => sent.push('other'))
  await other
  expect(sent).toEqual(['one', 'other'])
  first.reject(new Error('refused'))
  await expect(one).rejects.toThrow('refused')
  await two
  expect(sent).toEqual(['one', 'other', 'two'])
})
