import type { Log } from '../log/log.ts'
import type { Bell } from './bell.ts'

export interface RoundsOptions {
  name: string
  /** Without one it only looks by itself. */
  bell?: Bell | undefined
  log: Log
  /** One look; true when there may be more to do at once. */
  look: () => Promise<boolean>
  /** Looks by itself after this long without a ring. */
  pollMs?: number | undefined
  /** Rests this long between two looks, so that under load one look takes many lines. */
  restMs?: number | undefined
}

export interface Rounds {
  /** Waits for the look under way; there is no further one. */
  close(): Promise<void>
}

const longestPauseMs = 30_000

/** Looks again and again, one look at a time: when the bell rings, and every second or two without it. After an error it waits longer each time. */
export function makeRounds({ name, bell, log, look, pollMs = 1_500, restMs = 20 }: RoundsOptions): Rounds {
  let closed = false
  let rung = true
  let wake = () => {}
  let failures = 0

  const unhook = bell?.onRing(() => {
    rung = true
    if (failures === 0) wake()
  })

  async function lookOnce(): Promise<boolean> {
    try {
      const more = await look()
      failures = 0
      return more
    } catch (error) {
      failures++
      log.error({ err: error, reader: name, failures }, 'a reader of the ledger failed; it tries again')
      return false
    }
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function run(): Promise<void> {
    while (!closed) {
      rung = false
      const more = await lookOnce()
      if (closed) return
      if (failures > 0) await pause(Math.min(longestPauseMs, 50 * 2 ** failures))
      else if (more) continue
      else {
        if (!rung) await pause(pollMs)
        else await new Promise((resolve) => setTimeout(resolve, restMs))
      }
    }
  }

  const running = run()
  return {
    async close() {
      closed = true
      unhook?.()
      wake()
      await running
    },
  }
}
