import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Db } from '../db/runner.ts'

const closing = new WeakSet<Db>()

/** Farley is stopping: a job that can be interrupted goes on after the next start. */
export class Interrupted extends Refusal {
  constructor() {
    super({ code: 'stopping', status: 503, sentence: say('Farley is stopping. This goes on after its next start.') })
    this.name = 'Interrupted'
  }
}

/** Says to the jobs on a database that they should stop at their next step. */
export const beginClosing = (db: Db) => void closing.add(db)
export const openAgain = (db: Db) => void closing.delete(db)
export const isClosing = (db: Db) => closing.has(db)
