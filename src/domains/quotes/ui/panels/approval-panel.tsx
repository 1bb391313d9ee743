import { useState } from 'react'
import type { ActionDefinition } from '../../../../kernel/action.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { ActionForm } from '../../../../web/record/action-form.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatAgo, formatList } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { approveQuote, askApprovalOfQuote, quote, refuseQuote } from '../../model/index.ts'
import { needsQuery, type Need } from '../approval/needs-query.ts'
import styles from './approval-panel.module.css'

/** Before a quote is sent: what must be approved, why and by whom; nothing where nobody must. */
export default function ApprovalPanel({ row }: { row: Row }) {
  const isDraft = row.status === 'draft'
  const { data } = useAnswer({ ...needsQuery(row), enabled: isDraft, placeholderData: (before) => before })
  const needs = isDraft ? (data?.data ?? []) : []
  if (needs.length === 0) return null
  return (
    <RelatedSection label={quote.fields.approval.label} count={stateOf(row)}>
      <ul className={styles.needs}>
        {needs.map((need, index) => (
          <OneNeed key={index} need={need} />
        ))}
      </ul>
      {typeof row.approvalNote === 'string' && <p className={styles.note}>{row.approvalNote}</p>}
      <Deeds row={row} isMine={needs.some(({ mine }) => mine)} />
    </RelatedSection>
  )
}

const stateOf = ({ approval }: Row) => quote.fields.approval.options!.find(({ key }) => key === approval)?.label ?? null

function OneNeed({ need: { why, who, approved } }: { need: Need }) {
  const t = useWords()
  const by = approved
    ? t('quotes.approvedBy', { who: approved.by, when: formatAgo(approved.at) })
    : who.length > 0
      ? t('quotes.toApproveBy', { who: formatList(who.map(({ name }) => name), 'disjunction') })
      : t('quotes.nobodyApproves')
  return (
    <li>
      {why}
      <small>{by}</small>
    </li>
  )
} // prettier-ignore

function Deeds({ row, isMine }: { row: Row; isMine: boolean }) {
  const [asking, setAsking] = useState<ActionDefinition | null>(null)
  const approve = useAction(approveQuote)
  const may = useMayEdit(quote, row.id)
  const start = (action: unknown) => setAsking(action as ActionDefinition)
  const isAsked = row.approval === 'asked'
  if (!may || row.approval === 'approved' || (isAsked && !isMine)) return null
  return (
    <div className={styles.deeds}>
      {isAsked ? (
        <>
          <Button kind="primary" icon={approveQuote.icon} onClick={() => void approve(row, {})}>
            {approveQuote.label}
          </Button>
          <Button onClick={() => start(refuseQuote)}>{refuseQuote.label}</Button>
        </>
      ) : (
        <Button icon={askApprovalOfQuote.icon} onClick={() => start(askApprovalOfQuote)}>
          {askApprovalOfQuote.label}
        </Button>
      )}
      {asking && <ActionForm action={asking} row={row} title={String(row.name)} onClose={() => setAsking(null)} />}
    </div>
  )
}
