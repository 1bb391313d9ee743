import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { BriefCard } from '../../../../web/kit/brief-card.tsx'
import { ReadingBrief } from '../../../../web/record/reading-brief.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { company } from '../../../people/model/index.ts'
import { briefQuery } from '../brief-query.ts'
import { FactLine } from '../fact-line.tsx'
import { OpenBrief, RaiseLines } from '../raise-lines.tsx'

const shown = 3

export const ahead = (id: string) => client.prefetchQuery(briefQuery(company, id))

/** The brief of a company: what was promised to its people, what one remembers of them, and what to raise. */
export default function CompanyCard({ row }: { row: Row }) {
  const t = useWords()
  const { data, isPending } = useAnswer(briefQuery(company, row.id))
  const brief = data?.data[0]
  if (!brief) return isPending ? <ReadingBrief label={t('people.brief')} /> : null
  const facts = [...brief.promises, ...brief.facts]
  const raise = brief.raise.filter(({ code }) => code !== 'promiseDue').slice(0, shown)
  return (
    <BriefCard
      label={t('people.brief')}
      beside={facts.length > 0 ? t('people.facts', { count: facts.length }) : undefined}
    >
      <ul>
        {facts.slice(0, shown).map((each) => (
          <FactLine key={each.id} row={each} linked={data.linked} of />
        ))}
      </ul>
      <RaiseLines raise={raise} linked={data.linked} />
      <OpenBrief definition={company} id={row.id} />
    </BriefCard>
  )
}
