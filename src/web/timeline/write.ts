import { rooms } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { compose } from './compose-request.ts'

/** The page where contacts of that kind are written about a record of this kind; null where they are only written down. */
export function pageToWrite(kind: string, record: string, id: string): string | null {
  const writing = rooms()
    .map((room) => room.writing)
    .find((each) => each?.kind === kind && each.about.includes(record))
  return writing?.page(record, id) ?? null
}

/** Opens what it takes to speak with somebody in that way. */
export function write(kind: string, record: string, id: string): void {
  const page = pageToWrite(kind, record, id)
  if (page) goTo(page)
  else compose(kind)
}
