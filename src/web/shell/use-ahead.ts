import { useEffect } from 'react'
import { connection } from '../api/connection.ts'
import { worksOffline } from '../app/newer.ts'
import { whenIdle } from '../kit/when-idle.ts'

const hour = 3_600_000

/** Where Farley works without a network, what the day will ask for is read while there is one. */
export function useAhead(): void {
  useEffect(() => {
    if (!worksOffline) return
    const read = () => whenIdle(() => void import('../offline/ahead.ts').then((door) => door.readDay()))
    read()
    const timer = setInterval(read, hour)
    const end = connection.watch((state) => state === 'online' && read())
    return () => {
      clearInterval(timer)
      end()
    }
  }, [])
}
