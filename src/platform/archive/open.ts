import { PassThrough, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { open, type Entry, type ZipFile } from 'yauzl'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { anySchema, format, manifestSchema, type Manifest } from './manifest.ts'

/** An archive that is open for reading. */
export interface OpenArchive {
  manifest: Manifest
  /** The bytes of an entry. Refuses one that is not there, naming it. */
  read(path: string): Promise<Readable>
  close(): void
}

const inFile = (sentence: ReturnType<typeof say>) => refuse.invalid([{ field: 'file', ...sentence }])

export const noArchive = () => inFile(say('This is no archive of Farley, or only the beginning of one.'))
export const damaged = (part: string) =>
  inFile(say('The archive is damaged: {part} is not what its list says.', { part }))

const longestManifest = 256 * 1024 * 1024

/** Opens an archive by its list of contents. Refuses what is none, and one that a newer Farley wrote. */
export async function openArchive(path: string): Promise<OpenArchive> {
  const { zip, entries } = await contentsOf(path)
  const read = (name: string) => readEntry(zip, entries.get(name), name)
  try {
    const said = entries.get('manifest.json')
    if (!said || said.uncompressedSize > longestManifest) throw noArchive()
    return { manifest: manifestIn(await buffer(await read('manifest.json'))), read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

function manifestIn(bytes: Buffer): Manifest {
  const said = jsonIn(bytes)
  const any = anySchema.safeParse(said)
  if (!any.success) throw noArchive()
  const { farleyArchive } = any.data
  if (farleyArchive > format)
    throw refuse.notNow(
      say('A newer Farley wrote manifest.json: its format is {format}, and this one reads up to {known}.', {
        format: farleyArchive,
        known: format,
      }),
    )
  const manifest = manifestSchema.safeParse(said)
  if (!manifest.success) throw damaged('manifest.json')
  return manifest.data
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw damaged('manifest.json')
  }
}

function contentsOf(path: string): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) => {
      if (!zip)
        return reject(
          (error as NodeJS.ErrnoException).code === 'ENOENT' ? inFile(say('There is no such file.')) : noArchive(),
        )
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry)
        zip.readEntry()
      })
      zip.on('error', () => {
        zip.close()
        reject(noArchive())
      })
      zip.on('end', () => resolve({ zip, entries }))
      zip.readEntry()
    })
  })
}

function readEntry(zip: ZipFile, entry: Entry | undefined, name: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry) return reject(damaged(name))
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(damaged(name))
      // Of bytes that are none of a zip's the stream tells and does not end; and it may tell before anybody reads.
      const through = new PassThrough().on('error', () => {})
      stream.on('error', (fault: Error) => through.destroy(fault))
      resolve(stream.pipe(through))
    })
  })
}
