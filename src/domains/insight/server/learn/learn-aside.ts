import { Worker } from 'node:worker_threads'
import type { Lesson } from './back-test.ts'
import type { Closing } from './closing.ts'

const megabytes = 512

/** Learns in a thread of its own, so that nobody waits for it, and with bounded memory. */
export function learnAside(closings: readonly Closing[]): Promise<Lesson> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: closings,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`Learning ended with ${code}.`)))
  })
}
