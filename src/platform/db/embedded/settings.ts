import { availableParallelism, totalmem } from 'node:os'

export interface ServerOptions {
  /** False for tests: no waiting for the disk, nothing survives a power cut. */
  durable?: boolean
  /** Further settings of PostgreSQL, for tests. */
  extra?: Record<string, string | number>
}

/** Where the server listens: a socket in a folder of its own, or a port of the loopback address. */
export type Address = { folder: string; port: number } | { folder?: undefined; port: number }

const megabyte = 1024 * 1024
const clamp = (low: number, value: number, high: number) => Math.max(low, Math.min(high, Math.round(value)))

/** The whole postgresql.conf. Its first line names the version, so that a new version counts as a change of settings. */
export function serverSettings(
  version: string,
  address: Address,
  { durable = true, extra = {} }: ServerOptions,
): string {
  const memory = totalmem() / megabyte
  const cores = availableParallelism()
  const settings: Record<string, string | number> = {
    listen_addresses: address.folder === undefined ? '127.0.0.1' : '',
    unix_socket_directories: address.folder ?? '',
    unix_socket_permissions: '0700',
    port: address.port,
    max_connections: Math.max(100, 8 * cores + 40),
    password_encryption: 'scram-sha-256',
    // The passwords are 256 random bits: stretching them would only slow each connection down.
    scram_iterations: 1,

    shared_buffers: `${clamp(128, memory / 16, 512)}MB`,
    effective_cache_size: `${clamp(256, memory / 2, 1_000_000)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: `${clamp(64, memory / 32, 256)}MB`,
    // No separate readers: at rest they cost more memory than they save time.
    io_method: 'sync',
    random_page_cost: 1.1,
    jit: 'off',
    max_parallel_workers_per_gather: clamp(0, cores - 1, 2),
    max_logical_replication_workers: 0,

    max_wal_size: '2GB',
    min_wal_size: '160MB',
    checkpoint_timeout: '15min',
    // What nobody takes any more (platform/moments) must not fill the disk.
    max_slot_wal_keep_size: '4GB',
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),

    // What a statement held may be somebody's own: its errors are told to Farley, and not to a file.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_timezone: 'UTC',
    timezone: 'UTC',
    lc_messages: 'C',
    cluster_name: 'farley',
    ...extra,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`)
  return `# Written by Farley for PostgreSQL ${version}: changes made here are lost.\n${lines.join('\n')}\n`
}

/** Who may connect: everybody needs a password, and nobody comes from another machine. */
export const accessRules = [
  ...(process.platform === 'win32' ? [] : ['local all all scram-sha-256']),
  'host all all 127.0.0.1/32 scram-sha-256',
  '',
].join('\n')
