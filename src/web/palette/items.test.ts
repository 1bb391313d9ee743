import { describe, expect, it } from 'vitest'
import type { Command } from '../shell/commands.ts'
import { marked, matching, sectionsOf } from './items.ts'

const command = (id: string, label: string, group: Command['group'], more: Partial<Command> = {}): Command => ({
  id,
  label,
  group,
  run: () => undefined,
  ...more,
})
const given = {
  text: '',
  narrowed: 'all',
  found: [{ id: 'c1', record: 'company', title: 'Steinbach Papier', subtitle: 'Düren', match: 'prefix' as const }],
  recent: [{ id: 'p1', record: 'person', title: 'Eva Marquardt' }],
  commands: [
    command('deals', 'Deals', 'go'),
    command('note', 'New note', 'here'),
    command('down', 'Next row', 'here', { keysOnly: true }),
  ],
  views: [{ id: 'v1', name: 'Stale deals', of: 'deal', address: '/deals?view=v1' }],
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

  it('lists what search found first, then matching commands and views', () => {
    expect(keysOf(sectionsOf({ ...given, text: 'deal' }))).toEqual([
      ['records', 'c1'],
      ['go', 'deals'],
      ['views', 'v1'],
    ])
  })

  it('lists actions only behind a >', () => {
    expect(keysOf(sectionsOf({ ...given, text: '> new' }))).toEqual([['here', 'note']])
  })

  it('narrows to one kind of record', () => {
    expect(keysOf(sectionsOf({ ...given, text: 'ste', narrowed: 'company' }))).toEqual([['records', 'c1']])
    expect(sectionsOf({ ...given, text: 'ste', narrowed: 'person' })).toEqual([])
  })

  it('puts words that begin so before words that only contain it', () => {
    expect(matching(['Unset', 'Go to settings', 'Settings'], 'set', (each) => each)).toEqual([
      'Settings',
      'Go to settings',
      'Unset',
    ])
    expect(matching(['People'], 'deal', (each) => each)).toEqual([])
  })

  it('marks what matches in a title', () => {
    expect(marked('Steinbach', 'STEIN')).toEqual([
      { text: 'Stein', hit: true },
      { text: 'bach', hit: false },
    ])
    expect(marked('Eva', 'stein')).toEqual([{ text: 'Eva', hit: false }])
  })
})
