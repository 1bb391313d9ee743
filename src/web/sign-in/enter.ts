import { client } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { welcome, type Me } from '../api/use-me.ts'

/** Opens a session and takes over who one is now; what somebody else had read here is forgotten. */
export async function enter(open: () => Promise<unknown>): Promise<void> {
  const answer = (await open()) as { data: Me }
  client.clear()
  client.setQueryData(keys.me, welcome(answer))
}
