import { useEffect, useState } from 'react'
import { sentenceOf } from '../api/request.ts'
import { previewBulk, type BulkAnswer, type Counting } from './preview-bulk.ts'

type State = { preview: BulkAnswer } | { error: string } | { counting: Counting } | 'waiting'

/** What a change of many would do, as far as it is known; it ends when one turns away. */
export function useBulkPreview(path: string, body: object, ready: boolean): State {
  const asked = JSON.stringify(body)
  const [state, setState] = useState<State>('waiting')
  useEffect(() => {
    setState('waiting')
    if (!ready) return
    const stop = new AbortController()
    const say = (next: State) => !stop.signal.aborted && setState(next)
    previewBulk(path, JSON.parse(asked) as object, stop.signal, (counting) => say({ counting })).then(
      (preview) => say({ preview }),
      (refused: unknown) => say({ error: sentenceOf(refused) }),
    )
    return () => stop.abort()
  }, [ready, asked, path])
  return state
}
