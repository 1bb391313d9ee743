import { words } from '../../../../web/words/words.ts'
import type { DoorLine } from './reads.ts'

/** What happened at the door, in words. */
export function doorSaid({ event, by, more }: Pick<DoorLine, 'event' | 'by' | 'more'>): string {
  const values = { ...more, by, way: more.way && words(`signingIn.way.${more.way}`) }
  const purpose = more.purpose ? `.${more.purpose}` : ''
  return words(`signingIn.event.${event}${purpose}`, values)
}
