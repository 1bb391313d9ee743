import { describe, expect, it } from 'vitest'
import { marked, matching, sectionsOf, stillFits, type Entry, type Section } from './items.ts'

const entry = (key: string, label: string, section: Section, more: Partial<Entry> = {}): Entry => ({
  kind: 'entry',
  key,
  label,
  section,
  icon: 'circle',
  ...more,
})
const given = {
  text: '',
  narrowed: 'all',
  found: [{ id: 'c1', record: 'company', title: 'Steinbach Papier', subtitle: 'Düren', match: 'prefix' as const }],
  recent: [{ id: 'p1', record: 'person', title: 'Eva Marquardt' }],
  entries: [
    entry('help', 'How deals are moved', 'help', { words: 'board stage' }),
    entry('pipelines', 'Pipelines and stages', 'settings', { words: 'deal won lost' }),
    entry('deals', 'Deals', 'go'),
    entry('note', 'New note', 'here'),
    entry('v1', 'Stale deals', 'views'),
  ],
}
const keysOf = (sections: ReturnType<typeof sectionsOf>) =>
  sections.map(({ section, items }) => [section, ...items.map(({ key }) => key)])

describe('the palette', () => {
  it('begins with what was opened lately, then what can be done here', () => {
    expect(keysOf(sectionsOf(given))).toEqual([
      ['recent', 'p1'],
      ['here', 'note'],
      ['go', 'deals'],
    ])
  })

  it('lists records first, then where one can go, views, settings and help', () => {
    expect(keysOf(sectionsOf({ ...given, text: 'deal' }))).toEqual([
      ['records', 'c1'],
      ['go', 'deals'],
      ['views', 'v1'],
      ['settings', 'pipelines'],
      ['help', 'help'],
    ])
  })

  it('keeps what was found for less text only while it fits', () => {
    const steinbach = given.found[0]!
    expect(stillFits(steinbach, 'pap dür')).toBe(true)
    expect(stillFits(steinbach, 'assign')).toBe(false)
  })

  it('lists actions only behind a >, and help before settings behind a ?', () => {
    expect(keysOf(sectionsOf({ ...given, text: '> new' }))).toEqual([['here', 'note']])
    expect(keysOf(sectionsOf({ ...given, text: '?' }))).toEqual([
      ['help', 'help'],
      ['settings', 'pipelines'],
    ])
    expect(keysOf(sectionsOf({ ...given, text: '? board' }))).toEqual([['help', 'help']])
  })

  it('offers to make somebody of what was typed, whatever it is called', () => {
    const make = entry('make-person', 'Person with ana@acme.com', 'make')
    expect(
      keysOf(sectionsOf({ ...given, text: 'ana@acme.com', found: [], entries: [make, ...given.entries] })),
    ).toEqual([['make', 'make-person']])
  })

  it('puts what is called as it was typed before records that only nearly are', () => {
    const found = [{ ...given.found[0]!, title: 'Atlas Desal', match: 'typo' as const }]
    expect(keysOf(sectionsOf({ ...given, text: 'deal', found })).map(([section]) => section)).toEqual([
      'go',
      'views',
      'settings',
      'help',
      'records',
    ])
    expect(keysOf(sectionsOf({ ...given, text: 'desla', found }))).toEqual([['records', 'c1']])
  })

  it('narrows to one kind of record', () => {
    expect(keysOf(sectionsOf({ ...given, text: 'ste', narrowed: 'company' }))).toEqual([['records', 'c1']])
    expect(sectionsOf({ ...given, text: 'ste', narrowed: 'person' })).toEqual([])
  })

  it('puts words that begin so before words that only contain it, and other words last', () => {
    expect(matching(['Unset', 'Go to settings', 'Settings'], 'set', (each) => each)).toEqual([
      'Settings',
      'Go to settings',
      'Unset',
    ])
    expect(matching(['People'], 'deal', (each) => each)).toEqual([])
    expect(
      matching(
        ['Account'],
        'passw',
        (each) => each,
        () => 'password sign out',
      ),
    ).toEqual(['Account'])
  })

  it('marks what matches in a title', () => {
    expect(marked('Steinbach', 'STEIN')).toEqual([
      { text: 'Stein', hit: true },
      { text: 'bach', hit: false },
    ])
    expect(marked('Eva', 'stein')).toEqual([{ text: 'Eva', hit: false }])
    expect(marked('Eva', '? ev')[0]).toEqual({ text: 'Ev', hit: true })
  })
})
