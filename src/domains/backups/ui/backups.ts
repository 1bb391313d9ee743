import { useQuery } from '@tanstack/react-query'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { followJob, useJobs, type Job } from '../../../web/jobs/jobs.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { backUpNow, type BackupsState } from '../model/index.ts'

export const key = ['backups'] as const
const lookAgainMs = 3_000

/** How the backups stand; looked at again while one is being made. */
export const useBackups = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<{ data: BackupsState }>('backups', { signal }),
    select: ({ data }) => data,
    refetchInterval: ({ state: { data } }) => (data?.data.isUnderWay ? lookAgainMs : false),
  })

/** The backup that one is making oneself. */
export function useOwnBackup(): Job | undefined {
  const { data = [] } = useJobs()
  return data.find(({ kind, state }) => kind === backUpNow && (state === 'running' || state === 'waiting'))
}

export async function beginBackup(): Promise<void> {
  try {
    const { data } = await request<{ data: { id: string } }>('backups', { method: 'POST', body: {} })
    followJob(data.id)
  } catch (error) {
    toastRefusal(error)
  }
}

export async function sayKeysAreKept(said: string): Promise<void> {
  try {
    client.setQueryData(key, await request<{ data: BackupsState }>('backups/keys-kept', { method: 'POST', body: {} }))
    toast({ text: said })
  } catch (error) {
    toastRefusal(error)
  }
}
