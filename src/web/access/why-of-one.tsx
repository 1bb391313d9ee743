import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Ground } from '../../kernel/rights.ts'
import type { Linked } from '../api/answers.ts'
import { Trouble } from '../app/errors.tsx'
import { actionsOf, definitionOf, findDefinition } from '../app/registry.ts'
import { Icon } from '../kit/icon.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { FilterSentence } from '../list/condition-words.tsx'
import { formatList } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './access.module.css'
import { groundSentence } from './ground-sentence.ts'
import { whyQuery, type About, type Why } from './why-query.ts'

/** What one person, or oneself, may do with a record, each with its reason; and what not, and why not. */
export function WhyOfOne({ about, user }: { about: About; user?: string }) {
  const t = useWords()
  const { data, error, refetch } = useQuery(whyQuery(about, user))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={4} />
  const { data: why, linked } = data
  return (
    <div className={styles.why}>
      <ul className={styles.reasons}>
        {(['see', 'edit', 'delete'] as const).map((need) => (
          <Reason key={need} what={t(`access.${need}`)} ground={why[need]} about={about} linked={linked} />
        ))}
        {actionsOf(about.record).map(({ name, label }) => {
          const found = why.actions.find((each) => each.name === name)
          if (!found) return null
          const reason = found.hindrance && t(`access.hindered.${found.hindrance}`)
          return <Line key={name} may={found.hindrance === null} what={label} why={reason ?? t('access.may')} />
        })}
      </ul>
      <Fields why={why} about={about} />
    </div>
  )
}

interface ReasonProps {
  what: string
  ground: Ground
  about: About
  linked: Linked
}

const Reason = ({ what, ground, about, linked }: ReasonProps) => (
  <Line may={ground.may} what={what} why={groundSentence(ground, about.record, linked)}>
    <RuleOf ground={ground} record={about.record} />
  </Line>
)

/** The rule by which it is so, or which the record does not meet, in words; of a part, that of its whole. */
function RuleOf({ ground: { rule, of }, record }: { ground: Ground; record: string }) {
  const definition = findDefinition(record)
  if (of) return <RuleOf ground={of.ground} record={of.record} />
  return rule && definition ? <FilterSentence definition={definition} filter={rule} /> : null
}

interface LineProps {
  may: boolean
  what: string
  why: string
  children?: ReactNode
}

function Line({ may, what, why, children }: LineProps) {
  const t = useWords()
  return (
    <li className={styles.reason}>
      <Icon name={may ? 'circle-check' : 'circle-x'} className={may ? styles.yes : styles.no} />
      <span className="aloud">{t(may ? 'access.yes' : 'access.no')}</span>
      <span className="m">{what}</span>
      <span className="t2">
        {why} {children}
      </span>
    </li>
  )
}

/** The fields that their role keeps from them. */
function Fields({ why: { hidden, closed }, about }: { why: Why; about: About }) {
  const t = useWords()
  const { all } = definitionOf(about.record)
  const labels = (names: readonly string[]) => formatList(names.map((name) => all[name]?.label ?? name))
  return (
    <>
      {hidden.length > 0 && <p className="t2">{t('access.hidden', { fields: labels(hidden) })}</p>}
      {closed.length > 0 && <p className="t2">{t('access.closed', { fields: labels(closed) })}</p>}
    </>
  )
}
