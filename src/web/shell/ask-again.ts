import { useEffect } from 'react'
import { client } from '../api/client.ts'
import { connection } from '../api/connection.ts'

/** Asks every two seconds whether Farley is back, at once when this device is; then everything is read anew. */
export function useAskAgain(): void {
  useEffect(() => {
    const timer = setInterval(() => void ask(), 2000)
    const again = () => void ask()
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [])
}

async function ask() {
  const answer = await fetch('/readyz').catch(() => null)
  if (!answer?.ok) return
  connection.set('online')
  await client.invalidateQueries()
}
