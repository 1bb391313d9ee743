import type { ReactNode } from 'react'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Linked, Row } from '../../../web/api/answers.ts'
import { pageOf } from '../../../web/api/path.ts'
import { definitionOf } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { FieldValue } from '../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { dueAt } from '../../../web/home/when.ts'
import { Avatar, CompanyMark } from '../../../web/kit/avatar.tsx'
import { BriefCard } from '../../../web/kit/brief-card.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Status } from '../../../web/kit/chip.tsx'
import { compose } from '../../../web/timeline/compose-request.ts'
import { formatAgo, formatDay, formatMoney, formatWhen } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Brief } from '../model/index.ts'
import { FactLine } from './fact-line.tsx'
import { RaiseLine } from './raise-line.tsx'
import { WordSaid } from './word-said.tsx'
import styles from './brief.module.css'

/** One screen about one of them: who they are, what to remember, what to raise, the last words, what is open. */
export function BriefSheet({ brief, linked }: { brief: Brief; linked: Linked }) {
  const t = useWords()
  const facts = [...brief.promises, ...brief.facts]
  const raise = brief.raise.filter(({ code }) => code !== 'promiseDue')
  return (
    <article className={styles.sheet} aria-label={linked[brief.id]?.title}>
      <Who brief={brief} linked={linked} />
      <div className={styles.columns}>
        <div>
          <BriefCard label={t('people.brief')} beside={t('people.facts', { count: facts.length })}>
            <ul>
              {facts.map((each) => (
                <FactLine key={each.id} row={each} linked={linked} of={brief.record === 'company'} />
              ))}
            </ul>
            {facts.length === 0 && <p className={styles.none}>{t('brief.noFacts')}</p>}
          </BriefCard>
          <Section label={t('brief.toRaise')} isEmpty={raise.length === 0} none={t('brief.noRaise')}>
            {raise.map((each) => (
              <RaiseLine key={`${each.code} ${each.id}`} raise={each} linked={linked} />
            ))}
          </Section>
        </div>
        <div>
          <Section label={t('brief.lastWords')} isEmpty={brief.words.length === 0} none={t('brief.noWords')}>
            {brief.words.map((each) => (
              <WordSaid key={each.id} word={each} linked={linked} of={brief.id} />
            ))}
          </Section>
          <Section label={t('deals.openDeals')} isEmpty={brief.deals.length === 0}>
            {brief.deals.map((each) => (
              <li key={each.id} className={styles.item}>
                <span className="grow cut">
                  <RecordLink id={each.id} target={linked[each.id]} />
                  <small>{[each.stage && linked[each.stage]?.title, each.nextStep].filter(Boolean).join(' · ')}</small>
                </span>
                <span className={styles.end}>
                  {each.amount && <span className="m">{formatMoney(each.amount)}</span>}
                  {each.closeOn && <small>{formatDay(each.closeOn)}</small>}
                </span>
              </li>
            ))}
          </Section>
          <Section label={t('brief.openTasks')} isEmpty={brief.tasks.length === 0}>
            {brief.tasks.map((each) => (
              <li key={each.id} className={styles.item}>
                <span className="grow cut">
                  {each.title}
                  <small>{each.owner && linked[each.owner]?.title}</small>
                </span>
                {each.dueAt && (
                  <span className={styles.end}>
                    <Due at={each.dueAt} />
                  </span>
                )}
              </li>
            ))}
          </Section>
          <Section label={t('brief.nextMeeting')} isEmpty={brief.next === null}>
            {brief.next && (
              <li className={styles.item}>
                <span className="grow cut">{brief.next.title}</span>
                <span className="meta t2">{formatWhen(brief.next.startsAt!)}</span>
              </li>
            )}
          </Section>
        </div>
      </div>
    </article>
  )
}

function Due({ at }: { at: string }) {
  const due = dueAt(at)
  return (
    <Status tone={due.tone} icon={due.icon}>
      {due.text}
    </Status>
  )
}

function Who({ brief, linked }: { brief: Brief; linked: Linked }) {
  const t = useWords()
  const definition = definitionOf(brief.record)
  const target = linked[brief.id]
  const row = brief.row as unknown as Row
  const { owner, lastContactAt } = brief.row
  const page = pageOf(definition, brief.id)
  const logCall = () => {
    compose('call')
    goTo(page)
  }
  return (
    <header className={styles.who}>
      {brief.record === 'person' ? (
        <Avatar name={target?.title ?? '?'} size={44} />
      ) : (
        <CompanyMark name={target?.title ?? '?'} size={44} />
      )}
      <div className={styles.names}>
        <h2>
          <RecordLink id={brief.id} target={target} />
        </h2>
        <p className={styles.by}>
          {target?.subtitle && <span>{target.subtitle}</span>}
          <Shown definition={definition} row={row} name="lifeCycle" />
          {owner && linked[owner] && <span>{t('brief.owner', { name: linked[owner].title })}</span>}
          {lastContactAt && <span>{t('brief.lastContact', { ago: formatAgo(lastContactAt) })}</span>}
        </p>
        <p className={styles.by}>
          <Shown definition={definition} row={row} name="phones" />
          <Shown definition={definition} row={row} name="emails" />
        </p>
      </div>
      <Button icon="phone" onClick={logCall}>
        {t('brief.logCall')}
      </Button>
      <Button icon="external-link" onClick={() => goTo(page)}>
        {t('brief.openRecord')}
      </Button>
    </header>
  )
}

function Shown({ definition, row, name }: { definition: RecordDefinition; row: Row; name: string }) {
  const value = row[name]
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null
  return (
    <span>
      <FieldValue field={definition.all[name]!} value={value} />
    </span>
  )
}

/** A part with its name; where there is nothing, one sentence, or it is not there. */
function Section(props: { label: string; isEmpty: boolean; none?: string; children: ReactNode }) {
  const { label, isEmpty, none, children } = props
  if (isEmpty && !none) return null
  return (
    <section className={styles.section}>
      <h3>{label}</h3>
      {isEmpty ? <p className={styles.none}>{none}</p> : <ul>{children}</ul>}
    </section>
  )
}
