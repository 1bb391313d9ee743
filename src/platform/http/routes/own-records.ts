import { anyOwn } from '../../../kernel/own-record.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Actor } from '../../access/actor.ts'
import { actionsOfOwn } from '../../records/merge-handler.ts'
import { knowsRecord, type Registry } from '../../records/index.ts'
import type { Route } from '../route.ts'
import { recordRoutes } from './records.ts'

const routesFor = (record: RecordDefinition) => recordRoutes(record, actionsOfOwn(record))

/** The addresses below which records of a company's own lie, whichever kinds there are: these come and go while the server stands. */
export const ownRecordRoutes: readonly Route[] = routesFor(anyOwn)

const made = new WeakMap<RecordDefinition, readonly Route[]>()

/** All that can be asked of one kind of record of a company's own, in the order of the addresses. */
export function routesOfOwn(record: RecordDefinition): readonly Route[] {
  const known = made.get(record) ?? routesFor(record)
  made.set(record, known)
  return known
}

/** The route that an address means now, to somebody who may know of that kind of record; else there is no such page. */
export function ownRouteAt(registry: Registry, actor: Actor, kind: string, index: number): Route {
  const record = registry.byPath(kind)
  if (!record?.own || !knowsRecord(actor, record)) throw refuse.notFound(say('There is no such page.'))
  return routesOfOwn(record)[index]!
}
