const networks: [string, RegExp][] = [
  ['linkedin', /linkedin\.com\/(?:in|company|school)\/([^/?#\s]+)/i],
  ['x', /(?:^|\/|\.)(?:twitter|x)\.com\/@?([^/?#\s]+)/i],
  ['facebook', /facebook\.com\/([^/?#\s]+)/i],
  ['instagram', /instagram\.com\/([^/?#\s]+)/i],
  ['github', /github\.com\/([^/?#\s]+)/i],
  ['xing', /xing\.com\/(?:profile|pages)\/([^/?#\s]+)/i],
  ['youtube', /youtube\.com\/(?:c\/|channel\/|user\/)?(@?[^/?#\s]+)/i],
  ['tiktok', /tiktok\.com\/@?([^/?#\s]+)/i],
  ['bluesky', /bsky\.app\/profile\/([^/?#\s]+)/i],
]

/** The networks that are recognised, and those a hand may choose from. */
export const handleNetworks = [...networks.map(([name]) => name), 'mastodon', 'whatsapp', 'telegram', 'other']

/** A profile from its address or from `network: name`; null when neither is clear. */
export function parseHandle(text: string): { network: string; value: string } | null {
  const typed = text.trim()
  for (const [network, pattern] of networks) {
    const match = pattern.exec(typed)
    if (match) return { network, value: decoded(match[1]!) }
  }
  if (/^@[\w.-]+@[\w-]+(\.[\w-]+)+$/.test(typed)) return { network: 'mastodon', value: typed }
  const [, said, value] = /^(\w+):?\s+@?(\S+)$/.exec(typed) ?? []
  const network = handleNetworks.find((each) => each === said?.toLowerCase())
  return network && value ? { network, value } : null
}

/** Where a profile is on the web; null when the network has no such place. */
export function handleUrl({ network, value }: { network: string; value: string }): string | null {
  const name = encodeURIComponent(value.replace(/^@/, ''))
  const pages: Record<string, string> = {
    linkedin: `https://www.linkedin.com/in/${name}`,
    x: `https://x.com/${name}`,
    facebook: `https://www.facebook.com/${name}`,
    instagram: `https://www.instagram.com/${name}`,
    github: `https://github.com/${name}`,
    xing: `https://www.xing.com/profile/${name}`,
    youtube: `https://www.youtube.com/@${name}`,
    tiktok: `https://www.tiktok.com/@${name}`,
    bluesky: `https://bsky.app/profile/${name}`,
    telegram: `https://t.me/${name}`,
  }
  return pages[network] ?? null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
