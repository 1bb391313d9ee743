import type { Sentence } from '../../kernel/sentence.ts'
import type { Runner } from '../db/index.ts'

/** Something that the program wanted, and how it ended. */
export interface Line {
  at: string
  /** `POST User`. */
  what: string
  name: string | null
  status: number
  /** What was wrong. */
  fault: Sentence | null
}

const kept = 200

/** Notes what was wanted; only the latest are kept. */
export async function noteLine(on: Runner, { what, name, status, fault }: Omit<Line, 'at'>): Promise<void> {
  const text = `with made as (
      insert into provisioning_line (what, name, status, fault) values ($1, $2, $3, $4) returning id
    )
    delete from provisioning_line where id <= (select id from made) - $5`
  await on.run({ text, values: [what, name, status, fault && JSON.stringify(fault), kept] })
}

/** The latest first. */
export function readLines(on: Runner, most = 20): Promise<Line[]> {
  const text = 'select at, what, name, status, fault from provisioning_line order by id desc limit $1'
  return on.run<Line>({ text, values: [most] })
}
