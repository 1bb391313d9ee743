/** Where people reach Farley. Never read from a request: a Host header says what its sender likes. */
export interface Address {
  /** Without a slash at its end. */
  url: string
  /** Whether it is https, so that cookies may demand it. */
  secure: boolean
  /** The pages whose writes are ours. */
  origins: ReadonlySet<string>
}

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** The address that was configured, or that of host and port; on this machine alone its three names count as one. */
export function addressOf(config: { url?: string; host: string }, port: number): Address {
  if (config.url) return { url: config.url, secure: config.url.startsWith('https:'), origins: new Set([config.url]) }
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const isHere = loopback.includes(host)
  // Listening everywhere is no address to go to.
  const shown = host === '0.0.0.0' || host === '[::]' ? 'localhost' : host
  const names = isHere || shown !== host ? loopback : [host]
  return {
    url: `http://${shown}:${port}`,
    secure: false,
    origins: new Set(names.map((name) => `http://${name}:${port}`)),
  }
}
