/** Whom a letter goes to. */
export interface Receiver {
  name: string
  address: string
}

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/

/** Whether something is an address that a letter can go to. */
export const isAddress = (text: string) => address.test(text.trim())

/** Addresses as people write them: `Eva Halden <eva@acme.example>, bob@x.example`; a name may stand in quotation marks. */
export function receiversIn(text: string): Receiver[] {
  const parts = text.match(/(?:"[^"]*"|[^,;\n"])+/g) ?? []
  return parts.map((part) => receiverOf(part.trim())).filter(({ address }) => address !== '')
}

function receiverOf(part: string): Receiver {
  const [, name = '', inBrackets] = /^(.*?)\s*<([^<>]*)>$/.exec(part) ?? []
  if (inBrackets === undefined) return { name: '', address: part }
  return { name: name.replace(/^"(.*)"$/, '$1').trim(), address: inBrackets.trim() }
}

/** They as one text, from which `receiversIn` reads them again. */
export const asText = (receivers: readonly Receiver[]): string =>
  receivers.map(({ name, address }) => (name ? `${quoted(name)} <${address}>` : address)).join(', ')

const quoted = (name: string) => (/[,;<>"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name)

/** Each once, whatever the letters of its address; none of those that are left out. */
export function withoutDoubles(receivers: readonly Receiver[], left: readonly string[] = []): Receiver[] {
  const seen = new Set(left.map((each) => each.toLowerCase()))
  return receivers.filter(({ address }) => {
    const key = address.toLowerCase()
    return !seen.has(key) && Boolean(seen.add(key))
  })
}
