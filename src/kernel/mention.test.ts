import { expect, test } from 'vitest'
import { newId } from './id.ts'
import { mentionedIn, mentionParts, mentionToken, shortened, withoutTokens } from './mention.ts'

const ada = { id: newId(), name: 'Ada Lovelace' }
const bob = { id: newId(), name: 'Bob [the] Builder' }

test('a mention stands in the text by id and reads as a name', () => {
  const text = `${mentionToken(ada)}, please ask ${mentionToken(bob)}.`
  expect(mentionedIn(`${text} ${mentionToken(ada)}`)).toEqual([ada.id, bob.id])
  expect(withoutTokens(text)).toBe('@Ada Lovelace, please ask @Bob  the  Builder.')
  expect(mentionParts(text)).toEqual([ada, ', please ask ', { ...bob, name: 'Bob  the  Builder' }, '.'])
})

test('what only looks like one is left as it was typed', () => {
  for (const text of ['@Ada', '@[Ada](home)', 'ada@[example].com', '@[](x)', '', `@[two\nlines](${ada.id})`]) {
    expect(withoutTokens(text)).toBe(text)
    expect(mentionedIn(text)).toEqual([])
    expect(mentionParts(text).join('')).toBe(text)
  }
})

test('a beginning ends before a mention, not within', () => {
  const text = `Ask ${mentionToken(ada)} today`
  expect(shortened(text, 10)).toBe('Ask…')
  expect(shortened(text, text.length - 2)).toBe(`Ask ${mentionToken(ada)} tod…`)
  expect(shortened(text, text.length)).toBe(text)
})
