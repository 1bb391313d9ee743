import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Range = readonly [Address, number]

/** Ranges in the form `10.1.0.0/16` that may be called although they are not public. */
export function rangesOf(texts: readonly string[]): Range[] {
  return texts.map((text) => ipaddr.parseCIDR(text))
}

/** In public space, but answered by the machinery of a cloud (Azure). */
const machinery = rangesOf(['168.63.129.16/32'])
/** All IPv6 that is given out to the world; what is carved out of it for other uses, ipaddr.js knows by name, but for these. */
const world = rangesOf(['2000::/3'])
const carvedOut = rangesOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

const within = (address: Address, ranges: readonly Range[]) =>
  ranges.some(
    ([base, bits]) =>
      base.kind() === address.kind() && (address.match as (base: Address, bits: number) => boolean)(base, bits),
  )

/**
 * Whether an address, in any notation, is one of the public Internet and not of this machine. An IPv6 address that carries an
 * IPv4 one (mapped, or translated by NAT64) is what it carries; other such forms are refused. What is no address is not public.
 */
export function isPublic(text: string, allowed: readonly Range[] = []): boolean {
  const address = parsed(text)
  if (!address) return false
  if (within(address, allowed)) return true
  if (within(address, machinery) || isOwn(address)) return false
  return address.kind() === 'ipv4' ? address.range() === 'unicast' : isWorld(address as ipaddr.IPv6)
}

function isWorld(address: ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast' || !within(address, world) || within(address, carvedOut)) return false
  // ISATAP: the last four bytes are an IPv4 address, perhaps of the inside.
  return !(address.parts[5] === 0x5efe && (address.parts[4]! & 0xfdff) === 0)
}

function parsed(text: string): Address | undefined {
  if (text.includes('%') || !ipaddr.isValid(text)) return undefined
  const address = ipaddr.parse(text)
  if (address.kind() === 'ipv4') return address
  const long = address as ipaddr.IPv6
  if (long.isIPv4MappedAddress()) return long.toIPv4Address()
  // 64:ff9b::/96, the well-known prefix of NAT64.
  if (long.range() === 'rfc6052') return ipaddr.fromByteArray(long.toByteArray().slice(-4))
  return long
}

function isOwn(address: Address): boolean {
  const mine = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return mine.some(
    (each) => ipaddr.parse(each.address.split('%')[0]!).toNormalizedString() === address.toNormalizedString(),
  )
}
