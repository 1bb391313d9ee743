import { z } from 'zod'
import type { MultipartFile } from '@fastify/multipart'
import { newId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { Refusal, refuse } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { downloadHeaders, largestFile, openFileStore, type FileStore } from '../../files/index.ts'
import { checkGivenId, createRecord, type Registry } from '../../records/index.ts'
import { getRecord } from '../../records/read/index.ts'
import { changed } from '../changed.ts'
import { opened } from '../looked.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { changedOf } from '../schema/envelopes.ts'
import { idIn } from './records.ts'

/** The bytes of files; their records are records like others, but for how they come to be. */
export function fileRoutes(registry: Registry): Route[] {
  const record = registry.record('file')
  if (!record) return []
  return [
    route({
      method: 'POST',
      path: '/files/upload',
      tag: record.label.many,
      id: 'uploadFile',
      summary: 'Adds a file with its bytes.',
      query: z.strictObject({
        id: z.uuid().optional().describe('Under which it is kept: sent again, it is kept once.'),
      }),
      bodyInDocs: z.strictObject({
        file: z.string().meta({ format: 'binary' }),
        about: z.string().optional().describe('Ids of the records it is about, as a JSON list.'),
        private: z.enum(['true', 'false']).optional(),
      }),
      answer: changedOf(record),
      status: 201,
      bodyLimit: largestFile,
      refusals: [413],
      run: (asked) => upload(asked, record),
    }),
    route({
      method: 'GET',
      path: '/files/:id/content',
      tag: record.label.many,
      id: 'downloadFile',
      summary: 'The bytes of a file, to be saved.',
      answer: z.string(),
      raw: true,
      run: async (asked) => {
        const { data } = await getRecord(asked.ctx, record, idIn(asked, record))
        const bytes = await openFileStore(asked.server.site.data).read(data.id as string)
        opened(asked, record, data.id as string)
        return asked.reply.headers(downloadHeaders(data as never)).send(bytes)
      },
    }),
  ]
}

/** The bytes are kept first: a record without bytes would be a lie, bytes without a record are swept away. */
async function upload(asked: AskedBy<{ id?: string | undefined }>, record: RecordDefinition) {
  const store = openFileStore(asked.server.site.data)
  const id = asked.query.id ? await freeAgain(asked, store, asked.query.id) : newId()
  const given: Record<string, unknown> = { addedAt: asked.ctx.now().toISOString() }
  let isKept = false
  try {
    for await (const part of partsOf(asked)) {
      if (part.type === 'file') {
        if (isKept || part.fieldname !== 'file') throw fault(part.fieldname, say('One file, named “file”.'))
        Object.assign(given, { name: nameOf(part) }, await store.put(id, part.file))
        isKept = true
      } else given[part.fieldname] = valueOf(part.fieldname, part.value)
    }
    if (!isKept) throw fault('file', say('A file is required.'))
    return await changed(asked, record, await createRecord(asked.ctx, record, given, id))
  } catch (error) {
    // Under an id that was given, the same file may be on its way a second time: the bytes may be that one's.
    if (isKept && !asked.query.id) await store.remove(id)
    throw error
  }
}

/** An id of the asker's own that no record has; bytes that an interrupted upload left under it give way. */
async function freeAgain({ ctx }: AskedBy, store: FileStore, given: string): Promise<string> {
  const id = given.toLowerCase()
  await checkGivenId(ctx, id)
  await store.remove(id)
  return id
}

function partsOf({ request }: AskedBy) {
  if (request.isMultipart()) return request.parts()
  throw new Refusal({ code: 'unknown_content', status: 415, sentence: say('Send the file as multipart/form-data.') })
}

/** What the sender calls it, without a path. */
function nameOf({ filename }: MultipartFile): string {
  const name = (filename ?? '').split(/[/\\]/).at(-1)!.replaceAll('\0', '').trim()
  return [...name].slice(0, 255).join('') || 'file'
}

const fields: Record<string, (text: string) => unknown> = {
  about: (text) => JSON.parse(text) as unknown,
  private: (text) => text === 'true',
  name: (text) => text,
}

function valueOf(name: string, value: unknown): unknown {
  const read = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!read) throw fault(name, say('There is no field “{name}” here.', { name }))
  try {
    return read(String(value))
  } catch {
    throw fault(name, say('This must be a JSON list of ids.'))
  }
}

const fault = (field: string, sentence: Sentence) => refuse.invalid([{ field, ...sentence }])
