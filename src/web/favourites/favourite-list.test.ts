import { describe, expect, it } from 'vitest'
import { favourites } from '../../kernel/sidebar-schema.ts'
import type { Favourite, Favourites } from '../../kernel/sidebar.ts'
import { add, addFolder, into, isFavourite, keyOf, moveBefore, remove, rename, step } from './favourite-list.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const record = (n: number): Favourite => ({ kind: 'record', id: id(n), record: 'person', name: null })
const page: Favourite = { kind: 'page', to: '/import', title: 'Import', name: null }
const folder = id(9)
const begin: Favourites = into(addFolder([record(1), record(2), page], folder, 'Later'), id(2), folder)
/** As it reads: numbers, and a folder in brackets. */
const shape = (list: Favourites): string =>
  list.map((each) => (each.kind === 'folder' ? `[${shape(each.items)}]` : keyOf(each).slice(-1))).join('')

describe('favourites', () => {
  it('are added once, at the end', () => {
    expect(shape(add(begin, record(3)))).toBe('1t[2]3')
    expect(add(begin, record(2))).toBe(begin)
    expect(isFavourite(begin, id(2))).toBe(true)
    expect(isFavourite(begin, id(3))).toBe(false)
  })

  it('are taken out of the list and of folders; a folder that goes leaves what it holds', () => {
    expect(shape(remove(begin, id(2)))).toBe('1t[]')
    expect(shape(remove(begin, '/import'))).toBe('1[2]')
    expect(shape(remove(begin, folder))).toBe('1t2')
  })

  it('go into folders and out again', () => {
    expect(shape(into(begin, id(1), folder))).toBe('t[21]')
    expect(shape(into(begin, id(2), null))).toBe('1t[]2')
    expect(into(begin, folder, folder)).toBe(begin)
  })

  it('are dragged before another, into its folder, and a folder as a whole', () => {
    expect(shape(moveBefore(begin, '/import', id(1)))).toBe('t1[2]')
    expect(shape(moveBefore(begin, '/import', id(2)))).toBe('1[t2]')
    expect(shape(moveBefore(begin, id(1), folder))).toBe('t[21]')
    expect(shape(moveBefore(begin, folder, id(1)))).toBe('[2]1t')
    expect(shape(moveBefore(begin, folder, id(2)))).toBe('1t')
  })

  it('move by one, within the folder they are in', () => {
    const two = into(begin, id(1), folder)
    expect(shape(step(two, id(1), -1))).toBe('t[12]')
    expect(shape(step(begin, id(1), 1))).toBe('t1[2]')
    expect(shape(step(begin, id(1), -1))).toBe(shape(begin))
  })

  it('have names of their own', () => {
    expect(rename(begin, id(2), 'Anna')[2]).toMatchObject({ items: [{ name: 'Anna' }] })
    expect(rename(begin, folder, 'Soon')[2]).toMatchObject({ name: 'Soon' })
    expect(rename(begin, folder, null)[2]).toMatchObject({ name: 'Later' })
  })

  it('are what the server keeps', () => {
    expect(favourites.parse(begin)).toEqual(begin)
    expect(favourites.safeParse([{ ...page, to: '//evil.example' }]).success).toBe(false)
  })
})
