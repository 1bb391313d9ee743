import { client } from '../api/client.ts'
import { keys } from '../api/keys.ts'

/** Jobs that this tab began, to be told when they end. */
export const followed = new Set<string>()

/** Says how a job of this tab ended, when it does. */
export function followJob(id: string): void {
  followed.add(id)
  void client.invalidateQueries({ queryKey: keys.jobs })
}
