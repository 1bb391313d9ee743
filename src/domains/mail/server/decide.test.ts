import { expect, test } from 'vitest'
import { readMessage } from '../../../platform/mail/message.ts'
import { decide, type Known } from './decide.ts'

const known = (more: Partial<Known> = {}): Known => ({
  own: new Set(['ada@ours.example']),
  colleagues: new Set(['ada@ours.example', 'bob@gmail.com']),
  domains: new Set(['ours.example']),
  takesAll: false,
  never: new Set(),
  records: new Map([['eva@acme.example', ['eva']]]),
  ...more,
})
const message = (lines: readonly string[]) => readMessage(Buffer.from(`${lines.join('\r\n')}\r\n\r\nHello`))
const verdictOf = async (lines: readonly string[], more?: Partial<Known>) =>
  decide(await message(lines), known(more), false)
const toAda = 'To: ada@ours.example' // prettier-ignore

test('mail with somebody we know is taken, in whichever direction, also as one of many', async () => {
  expect(await verdictOf(['From: Eva <EVA@acme.example>', toAda])).toEqual({ state: 'taken', about: ['eva'], direction: 'in' }) // prettier-ignore
  const sent = ['From: ada@ours.example', 'To: new@else.example', 'Cc: eva@acme.example']
  expect(await verdictOf(sent)).toEqual({ state: 'taken', about: ['eva'], direction: 'out' })
})

test('mail among ourselves is skipped, whether by our domain or by an address that many share', async () => {
  for (const from of ['bob@gmail.com', 'max@ours.example'])
    expect(await verdictOf([`From: ${from}`, toAda])).toEqual({ state: 'skipped', reason: 'internal' })
  expect(await verdictOf(['From: eve@gmail.com', toAda])).toMatchObject({ state: 'waiting' })
})

test('mail with somebody unknown waits for them; what a program sent is skipped', async () => {
  const from = 'From: New <new@else.example>'
  const waiting = {
    state: 'waiting',
    reason: 'unknown',
    from: [{ name: 'New', address: 'new@else.example', wrote: true }],
  }
  expect(await verdictOf([from, toAda])).toEqual(waiting)
  expect(await verdictOf([from, toAda, 'List-Id: <news.else.example>'])).toEqual({ ...waiting, state: 'skipped', reason: 'automatic' }) // prettier-ignore
})

test('what is never to be taken is not, by address and by domain, though somebody is known', async () => {
  for (const never of ['eva@acme.example', 'acme.example'])
    expect(await verdictOf(['From: eva@acme.example', toAda], { never: new Set([never]) })).toEqual({ state: 'skipped', reason: 'blocked' }) // prettier-ignore
  const both = ['From: ada@ours.example', 'To: eva@acme.example, x@bad.example']
  expect(await verdictOf(both, { never: new Set(['bad.example']) })).toMatchObject({ state: 'taken', about: ['eva'] })
})

test('a draft and what names nobody are skipped with that reason', async () => {
  expect(decide(await message(['From: eva@acme.example']), known(), true)).toEqual({ state: 'skipped', reason: 'draft' }) // prettier-ignore
  expect(await verdictOf(['Subject: Hello'])).toEqual({ state: 'skipped', reason: 'nobody' })
})

test('what is to be answered in an inbox is taken from strangers, too, and they are named; what programs send them is not', async () => {
  const from = 'From: New <new@else.example>'
  expect(await verdictOf([from, toAda], { takesAll: true })).toEqual({
    ...{ state: 'taken', about: [], direction: 'in' },
    from: [{ address: 'new@else.example', name: 'New', wrote: true }],
  })
  expect(await verdictOf([from, toAda, 'List-Id: <news.else.example>'], { takesAll: true })).toMatchObject({ state: 'skipped', reason: 'automatic' }) // prettier-ignore
})
