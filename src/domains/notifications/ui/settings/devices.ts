import { useQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

/** A browser that is told of what interrupts. */
export interface ToldDevice {
  id: string
  browser: string | null
  system: string | null
  since: string
  toldAt: string | null
  trouble: 'late' | 'refused' | 'unreachable' | null
  here: boolean
}

export const devicesKey = ['push-devices']

/** One's devices, and the key by which a browser knows this server. */
export const useDevices = () =>
  useQuery({
    queryKey: devicesKey,
    queryFn: ({ signal }) =>
      request<{ data: { serverKey: string; devices: ToldDevice[] } }>('push-devices', { signal }),
  })
