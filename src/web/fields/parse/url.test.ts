import { expect, test } from 'vitest'
import { parseUrl } from './url.ts'

test.each([
  ['acme.com', 'https://acme.com'],
  ['http://acme.com/', 'http://acme.com'],
  ['www.acme.co.uk/a?b=c', 'https://www.acme.co.uk/a?b=c'],
  ['acme.com:8080/x', 'https://acme.com:8080/x'],
])('%s is %s', (text, url) => {
  expect(parseUrl(text)).toBe(url)
})

test.each(['', 'acme', 'javascript:alert(1)', 'ftp://acme.com', 'two words.com', 'https://', 'data:text/html,x'])(
  '%j is no web address',
  (text) => {
    expect(parseUrl(text)).toBeNull()
  },
)
