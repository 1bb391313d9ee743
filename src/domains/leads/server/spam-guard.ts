import { openKeys, readSigned, sign } from '../../../platform/secrets/index.ts'
import type { Site } from '../../../platform/site.ts'

/** People read before they answer. */
const soonest = 2_000
const longest = 24 * 60 * 60 * 1000

const signing = (site: Site) => ({ purpose: 'lead form', workspace: site.workspace.id })

/** A word that a form carries along: when it was shown, signed. */
export function shownNow(site: Site, key: string): string {
  const now = site.now().getTime()
  return sign(openKeys(site.data), signing(site), `${key} ${now}`, new Date(now + longest))
}

/** Whether an answer comes from that form as it was shown, no sooner than somebody reads it and not days later. */
export function wasRead(site: Site, key: string, word: string): boolean {
  const said = readSigned(openKeys(site.data), signing(site), word, site.now())
  const [of, at] = said?.split(' ') ?? []
  return of === key && site.now().getTime() - Number(at) >= soonest
}
