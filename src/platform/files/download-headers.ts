/** The headers under which the bytes of a user's file are sent: to be saved, never to be run or guessed at. */
export function downloadHeaders(file: {
  name: string
  contentType: string | null
  size?: number | null
  sha256?: string | null
}) {
  const type = file.contentType ?? 'application/octet-stream'
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-disposition': disposition(file.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    ...(file.size != null && { 'content-length': String(file.size) }),
    ...(file.sha256 && { etag: `"${file.sha256}"` }),
  }
}

/** The name stands in the header only, once plain for old programs and once whole (RFC 6266). */
function disposition(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[/\\]/g, '_')
  const plain = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["%;]/g, '_')
  const whole = encodeURIComponent(clean.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain || 'file'}"; filename*=UTF-8''${whole || 'file'}`
}
