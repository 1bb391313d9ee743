import { words } from '../../../../web/words/words.ts'

/** How somebody came in. */
export type Way = 'password' | 'link' | 'passkey' | 'provider' | 'directory'

/** A browser and what it runs on, in words. */
export function deviceIn({ browser, system }: { browser: string | null; system: string | null }): string {
  if (browser && system) return words('signingIn.device', { browser, system })
  return browser ?? system ?? words('signingIn.noDevice')
}
