import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { followJob } from '../../../web/jobs/jobs.ts'
import { toast } from '../../../web/kit/toast.tsx'
import type { ColumnProfile, Format, ImportChanges, ImportOptions, Problem } from '../model/reading.ts'

/** An import as the API shows it. */
export interface Import {
  id: string
  record: string
  fileName: string
  state: 'read' | 'planning' | 'planned' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed'
  format: Format
  sheets: string[]
  preset: string | null
  columns: ColumnProfile[]
  rows: number
  options: ImportOptions
  targets: { key: string; label: string; type: string; record: string; to: string | null; required: boolean }[]
  preview: Preview | null
  done: number
  counts: { created: number; updated: number; unchanged: number; bad: number; added: number } | null
  remainingSeconds: number | null
  cause: string | null
  job: string | null
  error: string | null
  createdAt: string
}
export interface Preview {
  counts: { total: number; new: number; update: number; unchanged: number; bad: number; duplicate: number }
  added: { record: string; label: string; count: number; names: string[] }[]
  undecided: { target: string; column: number; label: string; value: string; rows: number; reason: string; suggestion?: string; mayAdd: boolean }[] // prettier-ignore
  ambiguous: { column: number; target: string; kind: 'dates' | 'decimals' }[]
  problems: ({ row: number } & Problem)[]
  samples: {
    row: number
    state: string
    title: string
    values: Record<string, unknown>
    parts: Record<string, unknown>
    said: Record<string, string>
  }[]
}
type Answer = { data: Import }

const key = (id: string) => ['imports', id] as const
const isMoving = (run: Import | undefined) => run?.state === 'running' || run?.state === 'planning'

/** An import; asked again every second while it is at work. */
export function useImport(id: string | undefined) {
  return useQuery({
    queryKey: key(id ?? ''),
    enabled: id !== undefined,
    queryFn: ({ signal }) => request<Answer>(`imports/${id}`, { signal }).then(({ data }) => data),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 1000 : false),
  })
}

/** One's own imports, newest first. */
export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => request<{ data: Import[] }>('imports', { signal }).then(({ data }) => data),
  })
}

/** Sends a file; answers what it is. */
export function useUpload() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ record, file }: { record: string; file: File }) => {
      const body = new FormData()
      body.append('record', record)
      body.append('file', file)
      const { data } = await request<Answer>('imports', { method: 'POST', body })
      return preview(data.id)
    },
    onSuccess: (run) => client.setQueryData(key(run.id), run),
    onError: toastRefusal,
  })
}

const preview = (id: string) =>
  request<Answer>(`imports/${id}/preview`, { method: 'POST', body: {} }).then(({ data }) => data)

/** Takes decisions over and looks at every row anew. */
export function useDecide(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (changes: ImportChanges) => {
      await request<Answer>(`imports/${id}`, { method: 'PATCH', body: changes })
      return preview(id)
    },
    onSuccess: (run) => client.setQueryData(key(id), run),
    onError: (error) => {
      toastRefusal(error)
      void client.invalidateQueries({ queryKey: key(id) })
    },
  })
}

/** `run`, `pause`, `resume` or `cancel`. */
export function useStep(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (step: 'run' | 'pause' | 'resume' | 'cancel') =>
      request<Answer>(`imports/${id}/${step}`, { method: 'POST', body: {} }).then(({ data }) => data),
    onSuccess: (run) => client.setQueryData(key(id), run),
    onError: toastRefusal,
  })
}

/** Takes a whole import back; a large one behind. */
export function useUndoImport(said: { undoing: string; undone: string }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (cause: string) => request<{ data: { id?: string } }>('undo', { method: 'POST', body: { cause } }),
    onSuccess: ({ data }) => {
      toast({ text: data.id ? said.undoing : said.undone })
      if (data.id) followJob(data.id)
      void client.invalidateQueries()
    },
    onError: toastRefusal,
  })
}
