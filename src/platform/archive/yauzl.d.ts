/** The part of yauzl that reads a list of contents; the package brings no types. */
declare module 'yauzl' {
  import type { EventEmitter } from 'node:events'
  import type { Readable } from 'node:stream'

  export interface Entry {
    fileName: string
    compressedSize: number
    uncompressedSize: number
  }
  export interface ZipFile extends EventEmitter {
    readEntry(): void
    openReadStream(entry: Entry, callback: (error: Error | null, stream?: Readable) => void): void
    close(): void
  }
  export function open(
    path: string,
    options: { lazyEntries: boolean; validateEntrySizes: boolean; autoClose?: boolean },
    callback: (error: Error | null, zip?: ZipFile) => void,
  ): void
  export function fromBuffer(bytes: Buffer, callback: (error: Error | null, zip?: ZipFile) => void): void
}
