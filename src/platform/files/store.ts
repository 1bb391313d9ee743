import type { Readable } from 'node:stream'

/** What is known of bytes once they are kept. */
export interface Kept {
  size: number
  /** In hex. */
  sha256: string
  /** What the bytes look like, whatever the sender says they are. */
  contentType: string
}

export interface PutOptions {
  /** Most bytes; more are refused with 413. */
  limit?: number
}

/** Where the bytes of files lie, under ids that the server made. A driver of another kind (S3) answers the same. */
export interface FileStore {
  /** Keeps a stream whole or not at all; when it answers, the bytes outlive a crash. Refuses an id that has bytes already. */
  put(id: string, bytes: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<Kept>
  /** Refuses as not found what has no bytes. */
  read(id: string): Promise<Readable>
  /** Nothing happens where there are none. */
  remove(id: string): Promise<void>
  /** Everything that is kept, with the time at which it came. */
  list(): AsyncIterable<{ id: string; at: Date }>
  /** Removes what interrupted uploads left behind before a time. */
  clear(before: Date): Promise<void>
}

/** 100 MiB. */
export const largestFile = 100 * 1024 * 1024
