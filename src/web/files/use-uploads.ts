import { useState } from 'react'
import { newIdLike } from '../../kernel/id.ts'
import { sentenceOf } from '../api/request.ts'
import { myId } from '../api/use-me.ts'
import { words } from '../words/words.ts'
import { addFile } from './add-file.ts'
import { isTelling, withoutTraces } from './photo.ts'

/** A file on its way from this device: how much of it has gone, or why it has not. */
export interface Upload {
  key: number
  file: File
  /** Ids of the records it is about. */
  about: readonly string[]
  share: number
  trouble: string | null
  /** The trouble is what the picture says beside what it shows: it goes as it is only if somebody says so. */
  tells?: boolean
}

let next = 0

/**
 * Sends files about records, one after the other; `onDone` once nothing of them is left to be looked at, `onSent` for each
 * that has gone, by the id that it has.
 */
export function useUploads(onDone: () => void, onSent?: (id: string, file: File) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const amend = (key: number, change: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)))
  const leave = (key: number) => setUploads((all) => all.filter((each) => each.key !== key))

  /** Answers whether it has gone, or waits safely. */
  const send = async ({ key, file, about, tells }: Upload): Promise<boolean> => {
    amend(key, { trouble: null, tells: false, share: 0 })
    const clean = isTelling(file) && !tells ? await withoutTraces(file) : file
    if (!clean) {
      amend(key, { trouble: words('file.tells'), tells: true })
      return false
    }
    try {
      const id = newIdLike(myId())
      await addFile({ id, file: clean, about, onShare: (share) => amend(key, { share }) })
      onSent?.(id, clean)
      leave(key)
      return true
    } catch (error) {
      amend(key, { trouble: sentenceOf(error) })
      return false
    }
  }
  const isLast = uploads.length === 1
  return {
    uploads,
    async sendAll(files: readonly File[], about: readonly string[]) {
      const fresh = files.map((file): Upload => ({ key: next++, file, about, share: 0, trouble: null }))
      setUploads((all) => [...all, ...fresh])
      const sent: boolean[] = []
      for (const upload of fresh) sent.push(await send(upload))
      if (fresh.length > 0 && sent.every(Boolean)) onDone()
    },
    async again(upload: Upload) {
      if ((await send(upload)) && isLast) onDone()
    },
    giveUp({ key }: Upload) {
      leave(key)
      if (isLast) onDone()
    },
  }
}
