import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { reveal } from '../secrets/index.ts'
import { followDirectory } from '../scim/directory-groups.ts'
import type { Site } from '../site.ts'
import type { Account } from './account.ts'
import { askDirectory, type DirectoryTold } from './directory.ts'
import type { From } from './door-log.ts'
import { accountBy } from './provider-account.ts'
import { directoryFor, placeOfSecret, type Provider } from './providers.ts'

/** Somebody whom a directory knows by the password that they gave. */
export interface ByDirectory {
  account: Account
  provider: Provider
  told: DirectoryTold
}

/** Whom an address and a password mean in the directory that speaks for that address; undefined for nobody who may come in so. */
export async function byDirectory(
  site: Site,
  { email, password, from }: { email: string; password: string; from: From },
): Promise<ByDirectory | undefined> {
  const provider = await directoryFor(site.workspace.db, email.trim())
  if (!provider) return undefined
  const secret = await site.vault().get(placeOfSecret(provider.id))
  const directory = { ...provider.directory!, url: provider.issuer }
  const given = { secret: secret ? reveal(secret) : '', email: email.trim(), password }
  const told = await askDirectory(site.outbound(), directory, given).catch((error: unknown) =>
    away(site, provider, error),
  )
  if (!told) return undefined
  const account = await accountBy(site, provider, told, { user: null, from }).catch(unlessRefused)
  return account && { account, provider, told }
}

/** Gives somebody who has come in what their groups mean. */
export const followGroupsOf = (site: Site, { account, provider, told }: ByDirectory): Promise<void> =>
  followDirectory(site, provider, account.id, told.groups)

/** Owners, strangers and those who were deactivated are told no more than who gives a wrong password. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'provider_trouble') return undefined
  throw error
}

/** Why is the operator's to know. */
function away(site: Site, { issuer }: Provider, error: unknown): never {
  const { name, message } = error as Error
  site.log.warn({ issuer, name, message }, 'a directory did not answer')
  const sentence = say('The directory of your company does not answer. Please try again in a moment.')
  throw new Refusal({ code: 'directory_away', status: 503, sentence, retryAfterSeconds: 10 })
}
