import type { Linked } from '../../../../web/api/answers.ts'
import { formatDay, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import { raisedNext } from '../../model/next.ts'
import type { NextStep } from '../../model/index.ts'

/** Whether the brief says the same of it. */
const isRaised = (code: string) => (raisedNext as readonly string[]).includes(code)

/** What a next step is called as a task, and the rule that offers it, as a sentence. */
export function sayNext({ code, what, of, day, days, by }: NextStep, linked: Linked, me: string) {
  const somebody = words('record.somebody')
  const who = (by && linked[by]?.title) ?? somebody
  const mine = by === me && { context: 'mine' }
  const name = linked[of]?.title ?? somebody
  const told = { what, who, name, day: day && formatDay(day), ...(days !== null && { count: days }), ...mine }
  if (!isRaised(code))
    return { title: words(`brief.next.do.${code}`, told), reason: words(`brief.next.because.${code}`, told) }
  const past = code === 'promiseDue' && day !== null && day < today() ? 'Past' : ''
  return { title: words(`brief.raise.${code}`, told), reason: words(`brief.because.${code}${past}`, told) }
}
