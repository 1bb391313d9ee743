import { database, type Shared } from './database.ts'

/** Longer nobody means to put something somewhere; so many at most, however often something is shared. */
const most = { age: 86_400_000, count: 10 }

/**
 * Keeps what another app shared, for whoever this browser keeps things for; answers whether there is anybody. Nothing is
 * kept for a stranger, and nobody but that person is ever shown it.
 */
export async function keepShared(form: FormData): Promise<boolean> {
  const { holder, shared } = database
  const held = await holder.get('holder')
  if (!held) return false
  const text = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string')
  const files = form.getAll('files').filter((each) => each instanceof File && each.size > 0) as File[]
  const item = { whose: held.whose, at: new Date().toISOString(), text: joined(text as string[]), files }
  if (item.text === '' && files.length === 0) return true
  await shared.add(item)
  const all = await shared.toCollection().primaryKeys()
  await shared.bulkDelete(all.slice(0, -most.count))
  return true
}

/** Each part once: some apps say an address twice. */
const joined = (parts: readonly string[]) =>
  parts
    .map((part) => part.trim())
    .filter((part, at, all) => part !== '' && !all.some((other, index) => index !== at && (other.length > part.length || index < at) && other.includes(part)))
    .join('\n') // prettier-ignore

/** What was shared with somebody and is nowhere yet, oldest first. */
export async function sharedWith(whose: string): Promise<Shared[]> {
  const { shared } = database
  await shared
    .where('at')
    .below(new Date(Date.now() - most.age).toISOString())
    .delete()
  return whose === '' ? [] : shared.where({ whose }).sortBy('id')
}

/** It is where it belongs, or thrown away. */
export const dropShared = (id: number): Promise<void> => database.shared.delete(id)

/** Everything, whosever it is: at signing out. */
export const dropAllShared = (): Promise<void> => database.shared.clear()
