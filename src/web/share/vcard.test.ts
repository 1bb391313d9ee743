import { describe, expect, test } from 'vitest'
import { parseSignature } from '../../kernel/signature/signature.ts'
import { isCard, signatureOf } from './vcard.ts'

const eva = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Marquardt;Eva;;;',
  'FN:Eva Marquardt',
  'ORG:Steinbach Papier GmbH;Works 3',
  'TITLE:Head of Plant\\, Engineering',
  'TEL;TYPE=CELL:+49 171 555 01 02',
  'item1.EMAIL;TYPE=INTERNET:eva.marquardt@steinbach',
  ' -papier.example',
  'END:VCARD',
].join('\r\n')

describe('a card', () => {
  test('is told from other text', () => {
    expect([isCard(eva), isCard('See you at BEGIN:VCARD')]).toEqual([true, false])
  })

  test('becomes lines that are read as a signature is', () => {
    expect(signatureOf(eva).split('\n')).toEqual([
      'Eva Marquardt',
      'Head of Plant Engineering',
      'Steinbach Papier GmbH',
      'Mobile: +49 171 555 01 02',
      'eva.marquardt@steinbach-papier.example',
    ])
    expect(parseSignature(signatureOf(eva), 'en-GB')).toMatchObject({
      firstName: 'Eva',
      lastName: 'Marquardt',
      company: 'Steinbach Papier GmbH',
      emails: [{ value: 'eva.marquardt@steinbach-papier.example' }],
    })
  })

  test('of an old phone has its letters written as bytes', () => {
    const old = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;',
      'TEL;CELL:0171 5550102',
      'END:VCARD',
    ].join('\n')
    expect(signatureOf(old)).toBe('Jörg Müller\nMobile: 0171 5550102')
  })

  test('that is broken says what it can, and nothing else', () => {
    expect(signatureOf('BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:100 =G1\nTEL')).toBe('100 =G1')
    expect(signatureOf('')).toBe('')
  })
})
