import { newId, newIdLike } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { worksOffline } from '../app/newer.ts'
import { definitionOf } from '../app/registry.ts'
import { connection } from '../api/connection.ts'
import { letWait, mustWait } from '../api/offline.ts'
import { refresh } from '../api/refresh.ts'
import { isUnreachable } from '../api/request.ts'
import { sendBytes } from '../api/send-bytes.ts'
import { rememberCause } from '../api/undo.ts'
import { myId } from '../api/use-me.ts'
import { words } from '../words/words.ts'

interface Adding {
  /** The id that it will have; one of its own when left out. */
  id?: string
  file: File
  /** Ids of the records it is about. */
  about: readonly string[]
  onShare?: (share: number) => void
}

/**
 * Adds a file to records, once however often it is sent; where the server cannot be reached it waits on this device.
 * Refuses with the server's Refusal, or `no_room` where this device cannot keep it. Answers whether it waits.
 */
export async function addFile({ id = newIdLike(myId()), file, about, onShare }: Adding): Promise<boolean> {
  if (mustWait(connection.get() !== 'online')) return addLater(file, about, id, false)
  try {
    const answer = await sendBytes({ id, name: file.name, about, bytes: file }, onShare)
    rememberCause(answer.cause, words('undo.created', { record: definitionOf('file').label.one }))
    void refresh('file', id)
    return false
  } catch (error) {
    if (!worksOffline || !isUnreachable(error)) throw error
    return addLater(file, about, id, true)
  }
}

async function addLater(file: File, about: readonly string[], id: string, sent: boolean): Promise<true> {
  const item = { kind: 'file' as const, record: 'file', id, title: file.name, values: { about }, key: newId(), sent }
  // The bytes themselves: what a file points to may be gone by the time it is sent.
  const bytes = new Blob([await file.arrayBuffer()], { type: file.type })
  await letWait({ ...item, bytes }).catch((error: unknown) => {
    throw error instanceof Error && /quota/i.test(error.name) ? noRoom() : error
  })
  return true
}

const noRoom = () => new Refusal({ code: 'no_room', status: 507, sentence: sayAsIs(words('file.noRoom')) })
