import { expect, test } from 'vitest'
import { detectEncoding, encodingEvidence } from './encoding.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : part)))

test('a byte order mark says what it is', () => {
  expect(detectEncoding(bytes([0xef, 0xbb, 0xbf], 'a;b'))).toMatchObject({ encoding: 'utf-8', why: 'mark' })
  expect(detectEncoding(bytes([0xff, 0xfe, 0x61, 0x00]))).toMatchObject({ encoding: 'utf-16le', why: 'mark' })
  expect(detectEncoding(bytes([0xfe, 0xff, 0x00, 0x61]))).toMatchObject({ encoding: 'utf-16be', why: 'mark' })
})

test('plain ASCII and well-formed UTF-8 are UTF-8', () => {
  expect(detectEncoding(bytes('name,city\nAda,London'))).toMatchObject({ encoding: 'utf-8', broken: 0 })
  expect(detectEncoding(bytes('Müller, Łódź, 東京, 🙂'))).toMatchObject({ encoding: 'utf-8', broken: 0 })
})

test('UTF-16 without a mark is known by its zeros', () => {
  expect(detectEncoding(Uint8Array.from(Buffer.from('name;city', 'utf16le'))).encoding).toBe('utf-16le')
})

test('bytes that are no UTF-8 are Windows-1252', () => {
  expect(detectEncoding(bytes('M', [0xfc], 'ller'))).toMatchObject({ encoding: 'windows-1252', why: 'likely' })
})

test('one foreign byte in the last line of a long ASCII file is found', () => {
  const evidence = encodingEvidence()
  for (let line = 0; line < 10_000; line++) evidence.take(bytes('Ada,London\n'))
  evidence.take(bytes([0xe9]))
  expect(evidence.verdict().encoding).toBe('windows-1252')
})

test('UTF-8 with a few foreign lines stays UTF-8, and what is broken is counted', () => {
  const good = Array.from({ length: 50 }, () => 'Müller\n').join('')
  expect(detectEncoding(bytes(good, 'M', [0xfc], 'ller\n'))).toMatchObject({ encoding: 'utf-8', broken: 1 })
})

test('a character cut by the border of two pieces is whole', () => {
  const evidence = encodingEvidence()
  evidence.take(Uint8Array.of(0xc3))
  evidence.take(Uint8Array.of(0xbc))
  expect(evidence.verdict()).toMatchObject({ encoding: 'utf-8', broken: 0 })
})

test('overlong forms and surrogates are no UTF-8', () => {
  expect(detectEncoding(Uint8Array.of(0xc0, 0x80)).encoding).toBe('windows-1252')
  expect(detectEncoding(Uint8Array.of(0xed, 0xa0, 0x80)).encoding).toBe('windows-1252')
})
