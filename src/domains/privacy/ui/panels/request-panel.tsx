import { useState } from 'react'
import { isOnlyKept } from '../../../../kernel/record.ts'
import { useRecord } from '../../../../web/api/use-record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { Restrict } from '../restrict.tsx'
import type { Restriction } from '../lift.tsx'
import { RestrictionLines } from './restriction-lines.tsx'
import { RightsMenu } from '../rights-menu.tsx'

/** Who asked, and what can be done about it: told, restricted or erased from here. */
export default function RequestPanel({ row }: { row: Row }) {
  const { person, kind, closed } = row as { person?: string | null; kind?: string; closed?: boolean }
  return person ? <WhoAsks id={person} reason={closed ? undefined : restrictedFor[kind ?? '']} /> : null
}

/** For what somebody is restricted who asks for this. */
const restrictedFor: Readonly<Record<string, Restriction['reason']>> = {
  restriction: 'accuracy',
  objection: 'objection',
}

function WhoAsks({ id, reason }: { id: string; reason: Restriction['reason'] | undefined }) {
  const t = useWords()
  const [isAsked, setAsked] = useState(false)
  const person = definitionOf('person')
  const { data } = useRecord(person, id, { with: '' })
  if (!data) return <RelatedSection label={t('privacy.title')} busy />
  const row = data.data as Row
  const name = String(row[person.title] ?? '')
  return (
    <RelatedSection label={t('privacy.title')} action={!row.erasedAt && <RightsMenu person={row} record="person" />}>
      <RestrictionLines person={id} />
      <RecordLink id={id} target={{ id, record: 'person', title: name, subtitle: null, deleted: false }} />
      {reason && !row.erasedAt && !isOnlyKept(person, row) && (
        <p>
          <Button icon="hand-stop" onClick={() => setAsked(true)}>
            {t('privacy.restrict')}
          </Button>
        </p>
      )}
      {isAsked && <Restrict person={id} reason={reason!} onClose={() => setAsked(false)} />}
    </RelatedSection>
  )
}
