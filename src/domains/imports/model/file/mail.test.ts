import { expect, test } from 'vitest'
import { isMail, mailSplitter } from './mail.ts'

function split(text: string, most = 1000) {
  const splitter = mailSplitter(most)
  const mails = text.split('\n').flatMap((line) => splitter.take(line) ?? [])
  return [...mails, splitter.end()].map((mail) => mail && [mail.envelope, mail.source])
}

test('a file of mails is known by its beginning', () => {
  expect(isMail('From ada@halden.example Mon Nov  2 10:00:00 2026\nSubject: One\n')).toBe(true)
  expect(isMail('From - Mon Nov  2 10:00:00 2026\r\nX-Mozilla-Status: 0001\r\n')).toBe(true)
  expect(isMail('From,To,Subject\nada,bob,One\n')).toBe(false)
  expect(isMail('From here on\nthere is text')).toBe(false)
})

test('a mail ends where the next begins, and a “From ” in its text begins none', () => {
  const text =
    'From a Mon\nSubject: One\n\nFirst.\nFrom now on it rains.\n>From then on, too.\n>>From quoted.\n\nFrom b Tue\nSubject: Two\n\nSecond.'
  expect(split(text)).toEqual([
    ['From a Mon', 'Subject: One\r\n\r\nFirst.\r\nFrom now on it rains.\r\nFrom then on, too.\r\n>From quoted.\r\n'],
    ['From b Tue', 'Subject: Two\r\n\r\nSecond.'],
  ])
})

test('what stands before the first mail is none, and of a long one the beginning is kept', () => {
  expect(split('nothing\n\nhere')).toEqual([null])
  expect(split('From a Mon\nSubject: One\n\nlong and longer', 20)).toEqual([['From a Mon', 'Subject: One\r\n']])
})
