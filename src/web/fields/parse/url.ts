/** A web address with its scheme; `acme.com` becomes https. Null when it is none, or not of the web. */
export function parseUrl(text: string): string | null {
  const typed = text.trim()
  if (/\s/.test(typed) || typed === '') return null
  const scheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed)
  try {
    const url = new URL(scheme ? typed : `https://${typed}`)
    if (!/^https?:$/.test(url.protocol) || !/^[^.]+(\.[^.]+)+$/.test(url.hostname)) return null
    return url.pathname === '/' && !url.search && !url.hash ? url.origin : url.href
  } catch {
    return null
  }
}
