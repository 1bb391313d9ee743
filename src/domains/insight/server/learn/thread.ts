import { parentPort, workerData } from 'node:worker_threads'
import { lessonOf } from './back-test.ts'
import type { Closing } from './closing.ts'

parentPort!.postMessage(lessonOf(workerData as Closing[]))
