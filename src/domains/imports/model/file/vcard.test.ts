import { expect, test } from 'vitest'
import { cardColumns, cardReader, type Card } from './vcard.ts'

function cardsOf(text: string): Card[] {
  const read = cardReader()
  return text.split('\n').map(read).filter((card) => card !== null) // prettier-ignore
}

test('reads what phones and address books write today', () => {
  const [card] = cardsOf(`BEGIN:VCARD
VERSION:4.0
FN:Dr. Ada Lovelace
N:Lovelace;Ada;King;Dr.;
ORG:Analytical Engines\\; Ltd.;Research
TITLE:Programmer
EMAIL;TYPE=home:ada@home.example
EMAIL;TYPE=work;PREF=1:ada@work.example
TEL;VALUE=uri;TYPE="voice,cell":tel:+44-20-5550101
ADR;TYPE=work:;Floor 2;12 St James\\, Square;London;;SW1Y;England
BDAY:18151210
CATEGORIES:math,friends
NOTE:Met in Turin.\\nSails\\, too.
URL:https://ada.example
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
 BBBB
END:VCARD`)
  expect(card).toEqual({
    'Full name': 'Dr. Ada Lovelace',
    'Name prefix': 'Dr.',
    'First name': 'Ada',
    'Last name': 'Lovelace',
    Organization: 'Analytical Engines; Ltd.',
    'Job title': 'Programmer',
    Birthday: '1815-12-10',
    Website: 'https://ada.example',
    Categories: 'math, friends',
    Note: 'Met in Turin.\nSails, too.',
    'E-mail 1': 'ada@work.example',
    'E-mail 1 type': 'Work',
    'E-mail 2': 'ada@home.example',
    'E-mail 2 type': 'Home',
    'Phone 1': '+44-20-5550101',
    'Phone 1 type': 'Mobile',
    'Address 1 street': 'Floor 2, 12 St James, Square',
    'Address 1 city': 'London',
    'Address 1 postal code': 'SW1Y',
    'Address 1 country': 'England',
    'Address 1 type': 'Work',
  })
  expect(Object.keys(card!).filter((column) => !cardColumns.includes(column))).toEqual([])
})

test('reads version 2.1 with its quoted letters, also over several lines', () => {
  const [card] = cardsOf(`BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Wohnt in K=F6ln=
, segelt
TEL;CELL;PREF:0171 5550101
TEL;WORK;FAX:0221 5550102
END:VCARD`)
  expect(card).toEqual({
    'First name': 'Jörg',
    'Last name': 'Müller',
    Note: 'Wohnt in Köln, segelt',
    'Phone 1': '0171 5550101',
    'Phone 1 type': 'Mobile',
    'Phone 2': '0221 5550102',
    'Phone 2 type': 'Fax',
  })
})

test('takes the labels that Apple keeps beside, and lines that are folded', () => {
  const [card] = cardsOf(`BEGIN:VCARD
N:;;;;
FN:Harbour
  Pilots
item1.EMAIL;type=INTERNET:pilots@harbour.example
item1.X-ABLabel:Night desk
item2.TEL:+4940555
item2.X-ABLabel:_$!<Work>!$_
ADR:;;;;;;
BDAY:--0412
END:VCARD`)
  expect(card).toEqual({
    'Full name': 'Harbour Pilots',
    'E-mail 1': 'pilots@harbour.example',
    'E-mail 1 type': 'Night desk',
    'Phone 1': '+4940555',
    'Phone 1 type': 'Work',
  })
})

test('makes nothing of what is no card, and a card of each', () => {
  expect(cardsOf('FN:Nobody\nBEGIN:VCARD\nFN:Left open')).toEqual([])
  expect(cardsOf('BEGIN:VCARD\nFN:One\nEND:VCARD\n\nbegin:vcard\nFN:Two\nnonsense\nend:vcard')).toEqual([
    { 'Full name': 'One' },
    { 'Full name': 'Two' },
  ])
})
