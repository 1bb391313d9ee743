import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

const secret = [
  'password',
  'passwordHash',
  'token',
  'secret',
  'apiKey',
  'key',
  'authorization',
  'cookie',
  '["set-cookie"]',
  'connectionString',
  'databaseUrl',
]
const depths = ['', '*.', '*.*.', '*.*.*.']
const paths = depths.flatMap((depth) =>
  secret.map((name) => (name.startsWith('[') ? `${depth.slice(0, -1)}${name}` : `${depth}${name}`)),
)

/** One JSON line an event, on standard output unless told otherwise; what is named like a secret is written as "[hidden]". */
export function createLog(options: { level?: string; to?: DestinationStream } = {}): Log {
  const settings = {
    level: options.level ?? process.env.LOG_LEVEL ?? 'info',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[hidden]' },
  }
  return options.to ? pino(settings, options.to) : pino(settings)
}

/** A log that says nothing, for tests and for commands that print their own lines. */
export const silent: Log = pino({ level: 'silent' })
