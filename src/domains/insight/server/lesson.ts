import type { Runner } from '../../../platform/db/index.ts'
import type { BackTest, Verdict, WinModel } from '../model/index.ts'

/** What was learned last. */
export interface KeptLesson {
  madeAt: string
  verdict: Verdict
  model: WinModel | null
  backTest: BackTest | null
}

/** What was learned last; null where nothing ever was. */
export async function newestLesson(runner: Runner): Promise<KeptLesson | null> {
  const text = `select made_at as "madeAt", verdict, model, back_test as "backTest" from win_model order by made_at desc limit 1`
  const [row] = await runner.run<KeptLesson>({ name: 'newest_win_model', text, values: [] })
  return row ?? null
}
