/** Where a source file stands in the house. */
export type Place =
  | { part: 'kernel' | 'platform' | 'web' | 'entry' | 'generated' | 'test' | 'outside' }
  | { part: 'room'; room: string; side: string; isDoor: boolean }

export type InRoom = Extract<Place, { part: 'room' }>

/** Where a file stands, from its path below the root of the house. */
export function placeOf(file: string): Place {
  const [top, part, room = '', side = '', ...rest] = file.split('/')
  if (top !== 'src') return { part: top === 'test' ? 'test' : 'outside' }
  if (part === 'kernel' || part === 'platform' || part === 'web') return { part }
  if (part === 'domains')
    return { part: 'room', room, side, isDoor: rest.length === 1 && /^index\.tsx?$/.test(rest[0]!) }
  return { part: part!.includes('.gen.') ? 'generated' : 'entry' }
}

/** Tests, and the `testing.ts` or `testing-….ts` beside them that they share. */
export function isTest(file: string): boolean {
  return /(\.test|(^|\/)testing(-[a-z]+)*)\.tsx?$/.test(file)
}
