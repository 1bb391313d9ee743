import { useEffect } from 'react'
import { client } from '../api/client.ts'
import { connection } from '../api/connection.ts'

/** Asks every two seconds whether Farley is back, at once when this device is. Whoever learns of it first, everything is read anew then. */
export function useAskAgain(): void {
  useEffect(() => {
    const timer = setInterval(() => void ask(), 2000)
    const again = () => void ask()
    addEventListener('online', again)
    const end = connection.watch((state) => {
      if (state !== 'online') return
      end()
      void client.invalidateQueries()
    })
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
      end()
    }
  }, [])
}

async function ask() {
  const answer = await fetch('/readyz').catch(() => null)
  if (answer?.ok) connection.set('online')
}
