import { useEffect, useState } from 'react'
import { connection } from '../api/connection.ts'
import { makes, offline, waiting, type Waiting } from '../api/offline.ts'
import { useFields } from '../api/use-fields.ts'
import { pageOf } from '../api/path.ts'
import { definitionOf } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Chip } from '../kit/chip.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Icon } from '../kit/icon.tsx'
import { Page } from '../shell/page.tsx'
import { formatAgo } from '../words/format.ts'
import { useWords, words } from '../words/words.ts'
import { withDependents } from './order.ts'
import styles from './waiting-page.module.css'

/** `/waiting`: what was done on this device and the server does not have yet, oldest first. */
export function WaitingPage() {
  const t = useWords()
  const items = waiting.use()
  const state = connection.use()
  const [isKnown, setKnown] = useState(false)
  useEffect(() => {
    void offline()
      .then((door) => door.whenReady())
      .then(() => setKnown(true))
  }, [])
  return (
    <Page title={t('waiting.title')}>
      <div className={styles.page}>
        {items.length > 0 && (
          <p className={styles.about}>{t(state === 'online' ? 'waiting.aboutOnline' : 'waiting.about')}</p>
        )}
        {!isKnown ? null : items.length === 0 ? (
          <EmptyState icon="circle-check" title={t('waiting.none')} />
        ) : (
          <ol className={styles.items}>
            {items.map((item) => (
              <Item key={item.seq} item={item} />
            ))}
          </ol>
        )}
        <p className={styles.about}>{t('waiting.keeps')}</p>
      </div>
    </Page>
  )
}

function Item({ item }: { item: Waiting }) {
  const definition = definitionOf(item.record)
  const name = item.title || definition.label.one
  const page = pageOf(definition, item.id)
  return (
    <li className={styles.item}>
      <Icon name={definition.icon} size={20} />
      <div className={styles.what}>
        <p className={styles.first}>
          <span className="t2">{kindOf(item, definition.label.one)}</span>
          <State item={item} />
        </p>
        {definition.timeline && makes(item) ? (
          <p className={styles.name}>{name}</p>
        ) : (
          <a href={page} className={styles.name} onClick={(event) => followHere(event, page)}>
            {name}
          </a>
        )}
        {item.state === 'conflict' ? <Conflicts item={item} /> : item.kind === 'edit' && <Values item={item} />}
        {item.trouble && (
          <p role="alert" className="bad">
            {item.trouble}
          </p>
        )}
        {item.state !== 'conflict' && <Ways item={item} />}
      </div>
    </li>
  )
}

/** What was done, in words: an action says itself. */
const kindOf = ({ kind, action }: Waiting, record: string) =>
  action?.said ?? words(kind === 'edit' ? 'waiting.edit' : 'waiting.create', { record })

function State({ item: { state, at } }: { item: Waiting }) {
  const t = useWords()
  if (state === 'conflict') return <Chip tone="warning" icon="arrows-right">{t('waiting.conflict')}</Chip> // prettier-ignore
  if (state === 'refused') return <Chip tone="danger" icon="alert-circle">{t('waiting.refused')}</Chip> // prettier-ignore
  return (
    <Chip icon="clock" title={formatAgo(at)}>
      {t('waiting.waits')}
    </Chip>
  )
}

/** The fields of an edit, with what they are to become. */
function Values({ item }: { item: Waiting }) {
  const fields = useFields(definitionOf(item.record))
  return (
    <dl className={styles.values}>
      {Object.entries(item.values).map(([name, value]) => fields[name] && (
        <div key={name}>
          <dt>{fields[name].label}</dt>
          <dd><FieldValue field={fields[name]} value={value} linked={{}} /></dd>
        </div>
      ))}
    </dl>
  ) // prettier-ignore
}

/** Both values of each field, who wrote the other one and when, and the choice between them. */
function Conflicts({ item }: { item: Waiting }) {
  const t = useWords()
  const fields = useFields(definitionOf(item.record))
  return (
    <>
      {item.conflicts?.map(({ field, theirs, mine, by, at }) => fields[field] && (
        <dl key={field} className={styles.values}>
          <div>
            <dt>{t('waiting.mine', { field: fields[field].label })}</dt>
            <dd><FieldValue field={fields[field]} value={mine} linked={{}} /></dd>
          </div>
          <div>
            <dt>{by && at ? t('waiting.theirs', { name: by, when: formatAgo(at) }) : t('waiting.somebodys')}</dt>
            <dd><FieldValue field={fields[field]} value={theirs} linked={{}} /></dd>
          </div>
        </dl>
      ))}
      <p className={styles.ways}>
        <Button size={32} onClick={() => void offline().then((door) => door.keepMine(item))}>{t('unsaved.keepMine')}</Button>
        <Button size={32} kind="quiet" onClick={() => void offline().then((door) => door.giveUp(item))}>{t('unsaved.useTheirs')}</Button>
      </p>
    </>
  ) // prettier-ignore
}

/** Sending again, and throwing away, which is asked once more: it was typed by somebody. */
function Ways({ item }: { item: Waiting }) {
  const t = useWords()
  const [sure, setSure] = useState(false)
  const others = withDependents(waiting.get(), item).length - 1
  const giveUp = () => (sure ? void offline().then((door) => door.giveUp(item)) : setSure(true))
  return (
    <p className={styles.ways}>
      {item.state === 'refused' && (
        <Button size={32} icon="refresh" onClick={() => void offline().then((door) => door.sendAgain(item))}>
          {t('retry')}
        </Button>
      )}
      <Button size={32} kind={sure ? 'danger' : 'quiet'} icon="trash" onClick={giveUp} onBlur={() => setSure(false)}>
        {sure && others > 0 ? t('waiting.giveUpWith', { count: others }) : t(sure ? 'waiting.giveUpSure' : 'waiting.giveUp')}
      </Button>
    </p>
  ) // prettier-ignore
}
