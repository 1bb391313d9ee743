import { expect, test } from 'vitest'
import { handleUrl, parseHandle } from './handle.ts'

test.each([
  ['https://www.linkedin.com/in/eva-marquardt/', 'linkedin', 'eva-marquardt'],
  ['https://twitter.com/farley', 'x', 'farley'],
  ['x.com/farley?s=1', 'x', 'farley'],
  ['@eva@mastodon.social', 'mastodon', '@eva@mastodon.social'],
  ['github eva', 'github', 'eva'],
  ['Instagram: @eva', 'instagram', 'eva'],
])('%s is %s %s', (text, network, value) => {
  expect(parseHandle(text)).toEqual({ network, value })
})

test.each(['', 'eva', '@eva', 'https://netflix.com/eva'])('%j does not say which network', (text) => {
  expect(parseHandle(text)).toBeNull()
})

test('a name cannot leave its network’s address', () => {
  expect(handleUrl({ network: 'x', value: '../evil?x' })).toBe('https://x.com/..%2Fevil%3Fx')
  expect(handleUrl({ network: 'other', value: 'eva' })).toBeNull()
})
