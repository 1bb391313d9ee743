import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { isPublic, rangesOf } from './address.ts'

export interface GuardOptions {
  /** Ranges (`10.1.0.0/16`) that may be called although they are not public: what the operator runs inside. */
  allow?: readonly string[]
  /** Ports that may be called. */
  ports?: readonly number[]
  /** How names become addresses; the system's way when left out. */
  lookup?: typeof systemLookup
}

export interface Guard {
  /** Refuses what may not be called by its looks alone: another protocol, a port, an address that is not public. */
  check(url: URL): void
  /** The same of a place of another protocol; `usual` are its ports. */
  checkPlace(place: { host: string; port: number; usual: readonly number[] }): void
  /** For sockets of any protocol: finds the addresses of a name once, and refuses the name when one of them may not be called. */
  lookup: LookupFunction
}

/** The words are the same whatever the reason, so that nobody learns from them what there is inside. */
export const notCalled = () =>
  new Refusal({ code: 'not_called', status: 422, sentence: say('Farley does not call this address.') })

const usualPorts = [80, 443, 8080, 8443]

/** Who may be called. Addresses are judged in binary form, and a socket is opened to those that were judged, not to the name. */
export function createGuard({ allow = [], ports = usualPorts, lookup = systemLookup }: GuardOptions = {}): Guard {
  const allowed = rangesOf(allow)

  function check(url: URL): void {
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw notCalled()
    if (url.username !== '' || url.password !== '') throw notCalled()
    if (!ports.includes(port) || host === '') throw notCalled()
    if (isIP(host) !== 0 && !isPublic(host, allowed)) throw notCalled()
  }

  function checkPlace({ host, port, usual }: Parameters<Guard['checkPlace']>[0]): void {
    if (host === '' || (!usual.includes(port) && !ports.includes(port))) throw notCalled()
    if (isIP(host) !== 0 && !isPublic(host, allowed)) throw notCalled()
  }

  const guarded: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return done(error, [])
      // A name with one public and one inner address is a trick, or becomes one.
      if (found.length === 0 || found.some(({ address }) => !isPublic(address, allowed))) return done(notCalled(), [])
      if (options.all) return done(null, found)
      return done(null, found[0]!.address, found[0]!.family)
    })
  }
  return { check, checkPlace, lookup: guarded }
}
