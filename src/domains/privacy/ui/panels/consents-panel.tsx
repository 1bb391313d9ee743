import { useState } from 'react'
import { isOnlyKept, type RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useAll, useRows } from '../../../../web/api/use-rows.ts'
import { leads, mayChange, useMe } from '../../../../web/api/use-me.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { ActionForm } from '../../../../web/record/action-form.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { consent, giveConsent, purpose, withdrawConsent, type Channel } from '../../model/index.ts'
import { ConsentLine } from './consent-line.tsx'
import { RestrictionLines } from './restriction-lines.tsx'
import { RightsMenu } from '../rights-menu.tsx'

export type Consent = RowOf<typeof consent>
type Purpose = RowOf<typeof purpose>

/** What somebody does with a consent: says for the first time what the person decided, or that they changed their mind. */
type Asked = { of: Purpose; channel: Channel; state: Consent['state']; row: Consent | undefined }

const proof = ['how', 'since', 'source', 'words', 'basis', 'file']

/** For what somebody may be contacted and how: each purpose of the company by each channel, also where nobody has asked; and what else they may ask for. */
export default function ConsentsPanel({ row: person, record }: { row: Row; record: string }) {
  const { id } = person
  const t = useWords()
  const me = useMe()
  const [asked, setAsked] = useState<Asked | null>(null)
  const purposes = useAll(purpose)
  const consents = useRows(consent, { filter: { field: 'person', is: id }, limit: 200 })
  const definition = definitionOf(record)
  const mayEdit = useMayEdit(definition, id)
  // What somebody says of being contacted is written down also while what is known of them is only kept.
  const mayHear = isOnlyKept(definition, person) && mayChange(me.permissions[record], person, me)
  const may = (mayEdit || mayHear) && !person.erasedAt
  if (!purposes.data || !consents.data) return <RelatedSection label={t('privacy.title')} busy />
  const known = new Map(consents.data.data.map((row) => [`${row.purpose} ${row.channel}`, row]))
  const lines = purposes.data.data.flatMap((of) =>
    of.channels.map((channel) => ({ of, channel: channel as Channel, row: known.get(`${of.id} ${channel}`) })),
  )
  const answers = leads(me) && !person.erasedAt
  if (lines.length === 0 && !answers) return null
  const close = () => setAsked(null)
  return (
    <RelatedSection label={t('privacy.title')} action={answers && <RightsMenu person={person} record={record} />}>
      {answers && isOnlyKept(definition, person) && <RestrictionLines person={id} />}
      {lines.length === 0 && <p className="meta t2">{t('privacy.nothingAsked')}</p>}
      {lines.map((line) => (
        <ConsentLine
          key={`${line.of.id} ${line.channel}`}
          purpose={line.of.name}
          channel={line.channel}
          row={line.row}
          {...(may && { onSay: (state) => setAsked({ ...line, state }) })}
        />
      ))}
      {asked?.row && (
        <ActionForm
          action={(asked.state === 'given' ? giveConsent : withdrawConsent) as never}
          row={asked.row as never}
          title={asked.of.name}
          onClose={close}
        />
      )}
      {asked && !asked.row && (
        <QuickCreate
          definition={consent}
          initial={{ person: id, purpose: asked.of.id, channel: asked.channel, state: asked.state, how: 'spoken', basis: 'consent', words: asked.of.words }}
          ask={proof}
          onCreated={() => undefined}
          onClose={close}
        />
      )}
    </RelatedSection>
  )
} // prettier-ignore
