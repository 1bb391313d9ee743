import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Threads, type Threaded } from './threads.ts'

const message = (messageId: string, ...answers: string[]): Threaded => ({ messageId, answers })

/** Which messages stand together, once all have come. */
function together(messages: readonly Threaded[]): string[][] {
  const threads = new Threads()
  const of = new Map<string, number>()
  for (const each of messages) {
    const { thread, joined } = threads.take(each)
    for (const [id, was] of of) if (joined.includes(was)) of.set(id, thread)
    of.set(each.messageId!, thread)
  }
  const groups = Map.groupBy(of.keys(), (id) => of.get(id))
  return [...groups.values()].map((ids) => ids.toSorted()).toSorted((one, other) => (one[0]! < other[0]! ? -1 : 1))
}

test('an answer stands with what it answers, whichever comes first', () => {
  const talk = [message('1'), message('2', '1'), message('3', '1', '2'), message('other')]
  expect(together(talk)).toEqual([['1', '2', '3'], ['other']])
  expect(together(talk.toReversed())).toEqual([['1', '2', '3'], ['other']])
})

test('two that answer one that never came stand together', () => {
  expect(together([message('2', 'lost'), message('3', 'lost')])).toEqual([['2', '3']])
})

test('two conversations that turn out to be one become the older', () => {
  const threads = new Threads()
  expect(threads.take(message('1'))).toEqual({ thread: 0, joined: [] })
  expect(threads.take(message('9'))).toEqual({ thread: 1, joined: [] })
  expect(threads.take(message('10', '1', '9'))).toEqual({ thread: 0, joined: [1] })
  expect(threads.take(message('11', '9'))).toEqual({ thread: 0, joined: [] })
})

test('in whatever order they come, the same stand together', () => {
  const ids = fc.integer({ min: 0, max: 12 }).map(String)
  const messages = fc.uniqueArray(fc.record({ messageId: ids, answers: fc.array(ids, { maxLength: 3 }) }), {
    selector: ({ messageId }) => messageId,
  })
  fc.assert(
    fc.property(
      messages.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(together(shuffled)).toEqual(together(all))
      },
    ),
  )
})
