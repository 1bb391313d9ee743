import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { person } from '../../../people/model/index.ts'
import { briefQuery } from '../brief-query.ts'
import { OpenBrief, RaiseLines } from '../raise-lines.tsx'

export const ahead = (id: string) => client.prefetchQuery(briefQuery(person, id))

/** In the card of a person, under what one remembers: what to raise, and the way to the whole brief. */
export default function PersonLines({ row }: { row: Row }) {
  const { data, isPending } = useAnswer(briefQuery(person, row.id))
  const brief = data?.data[0]
  if (!brief) return isPending ? <Reading /> : null
  // A promise stands in the card already, as what it is.
  const raise = brief.raise.filter(({ code }) => code !== 'promiseDue')
  return (
    <>
      <RaiseLines raise={raise.slice(0, 3)} linked={data.linked} />
      <OpenBrief definition={person} id={row.id} />
    </>
  )
}
