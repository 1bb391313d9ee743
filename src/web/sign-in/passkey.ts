import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { request } from '../api/request.ts'
import { words } from '../words/words.ts'

/** Whether this browser uses passkeys of a site at the address where it is. */
export function takesPasskeys(site: string | null | undefined): boolean {
  const { hostname } = location
  const isOfSite = site != null && (hostname === site || hostname.endsWith(`.${site}`))
  return isOfSite && window.PublicKeyCredential !== undefined
}

/** Asks the person for a passkey; answers what the server checks. Refused where they give up. */
export async function showPasskey(): Promise<object> {
  const { data } = await request<{ data: never }>('session/passkey/begin', { method: 'POST', body: {} })
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return startAuthentication({ optionsJSON: data }).catch(notShown)
}

/** Has the device make a passkey, for whoever gives the password; answers what the server keeps. */
export async function makePasskey(password: string | undefined): Promise<object> {
  const body = { ...(password !== undefined && { password }) }
  const { data } = await request<{ data: never }>('session/passkeys/begin', { method: 'POST', body })
  const { startRegistration } = await import('@simplewebauthn/browser')
  return startRegistration({ optionsJSON: data }).catch(notShown)
}

/** Browsers say little of why, so that no page learns what a device keeps. */
function notShown(error: unknown): never {
  const isKnown = error instanceof Error && error.name === 'InvalidStateError'
  const sentence = sayAsIs(words(isKnown ? 'door.passkeyKnown' : 'door.passkeyNot'))
  throw new Refusal({ code: 'passkey_not_shown', status: 400, sentence })
}
