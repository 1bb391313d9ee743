import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Runner } from '../../../platform/db/index.ts'
import { digestOf } from '../../../platform/secrets/index.ts'
import type { Work } from '../../../platform/records/index.ts'
import { shownOf } from '../model/shown.ts'
import { samplesOf } from './sample-rules.ts'
import type { Visit } from './visit-rules.ts'

/** Who signed, as it was written or drawn, and what they were shown. */
export interface Signature {
  name: string
  strokes: string | null
  shown: string
}

/** A path of an SVG that goes from point to point, and nothing else. */
const isPath = (strokes: string) => /^[ML\d ,.]*$/.test(strokes)

/** Keeps a signature; refuses one of another report than stands there now. Answers the SHA-256 of what was signed. */
export async function keepSignature(work: Work, row: Visit, { name, strokes, shown }: Signature): Promise<string> {
  if (strokes !== null && !isPath(strokes))
    throw refuse.invalid([{ field: 'strokes', ...say('Signature: a path of straight lines, such as M1 1L2 2.') }])
  if (shown !== shownOf(row, await samplesOf(work, row.id)))
    throw refuse.notNow(say('The report is not what was shown and signed any more. Show it again.'))
  const text = 'insert into visit_signature (visit_id, name, strokes, shown, at) values ($1, $2, $3, $4, $5)'
  await work.tx.run({ text, values: [row.id, name, strokes, shown, work.ctx.now().toISOString()] })
  return digestOf(shown)
}

/** What is kept of a signature, and whether it is still what the digest says; null where nobody signed, or whoever did was erased. */
export async function readSignature(db: Runner, { id, digest }: Pick<Visit, 'id' | 'digest'>) {
  const text = 'select name, strokes, shown from visit_signature where visit_id = $1'
  const [kept] = await db.run<{ name: string; strokes: string | null; shown: string }>({ text, values: [id] })
  if (!kept) return null
  return { name: kept.name, strokes: kept.strokes, intact: digestOf(kept.shown) === digest }
}
