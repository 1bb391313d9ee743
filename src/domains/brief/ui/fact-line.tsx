import type { RowOf } from '../../../kernel/record.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Linked } from '../../../web/api/answers.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { dueOn } from '../../../web/home/when.ts'
import { BriefLine } from '../../../web/kit/brief-card.tsx'
import { currentTimeZone, formatDay, today } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { factIcons, type fact } from '../../people/model/index.ts'

/** What one would like to remember, who said it and when; with whose it is where that is not plain. */
export function FactLine({ row, linked, of = false }: { row: RowOf<typeof fact>; linked: Linked; of?: boolean }) {
  const t = useWords()
  const me = useMe()
  const who =
    row.createdBy === me.user.id
      ? t('people.you')
      : ((row.createdBy && linked[row.createdBy]?.title) ?? t('record.somebody'))
  const said = `${isolated(who)}, ${formatDay(dayIn(currentTimeZone(), new Date(row.createdAt)))}`
  const isLate = row.kind === 'promise' && row.dueOn !== null && row.dueOn <= today()
  const due = row.dueOn && !isLate ? `, ${t('people.dueOn', { day: formatDay(row.dueOn) })}` : ''
  return (
    <BriefLine
      icon={factIcons[row.kind]}
      note={isLate ? dueOn(row.dueOn!).text : `${said}${due}${row.private ? ` · ${t('people.onlyYou')}` : ''}`}
      tone={isLate ? 'danger' : 'plain'}
    >
      {of && (
        <>
          <b className="m">
            <RecordLink id={row.person} target={linked[row.person]} />
          </b>
          {': '}
        </>
      )}
      {row.text}
    </BriefLine>
  )
}
