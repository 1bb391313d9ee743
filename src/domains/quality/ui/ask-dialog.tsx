import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact } from '../../../kernel/field.ts'
import type { Row } from '../../../web/api/answers.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { definitionOf } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { Dialog } from '../../../web/kit/dialog.tsx'
import { EarlierLinks, SecretLink } from '../../../web/record/secret-link.tsx'
import { titleOf } from '../../../web/record/title.ts'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { formatDayTime } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { isAskable, type AskLink } from '../model/index.ts'
import styles from './care.module.css'

interface Made {
  url: string
  expiresAt: string
  letter: { subject: string; body: string }
}

const days = [3, 7, 14, 30, 90]
const asksQuery = (record: string, id: string) =>
  queryOptions({
    queryKey: ['asks', id],
    queryFn: ({ signal }) => request<{ data: AskLink[] }>('ask', { query: { record, id }, signal }),
  })

/** Makes a link by which somebody says whether what we hold of them is right, to be copied or sent; and ends earlier ones. */
export function AskDialog({ record, row, onClose }: { record: string; row: Row; onClose: () => void }) {
  const t = useWords()
  const definition = definitionOf(record)
  const fields = useFields(definition)
  const askable = Object.keys(fields).filter((name) => isAskable(fields[name]!))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(askable.filter((name) => ['emails', 'phones'].includes(fields[name]!.type)))) // prettier-ignore
  const [lives, setLives] = useState(14)
  const [made, setMade] = useState<Made | null>(null)
  const toggle = (name: string) => setChosen(chosen.has(name) ? chosen.difference(new Set([name])) : new Set([...chosen, name])) // prettier-ignore
  const make = async () => {
    try {
      const body = { record, id: row.id, fields: [...chosen], days: lives }
      setMade((await request<{ data: Made }>('ask', { method: 'POST', body })).data)
      await client.invalidateQueries({ queryKey: ['asks', row.id] })
    } catch (error) {
      toastRefusal(error)
    }
  }
  return (
    <Dialog
      title={t('quality.askOf', { who: titleOf(definition, row) })}
      onClose={onClose}
      foot={
        !made && (
          <Button kind="primary" disabled={chosen.size === 0} onClick={() => void make()}>
            {t('quality.askMake')}
          </Button>
        )
      }
    >
      {made ? (
        <MadeLink made={made} row={row} />
      ) : (
        <div className={styles.asking}>
          <p className="t2">{t('quality.askAbout')}</p>
          <fieldset className={styles.fields}>
            <legend>{t('quality.askFields')}</legend>
            {askable.map((name) => (
              <label key={name}>
                <Checkbox label={fields[name]!.label} checked={chosen.has(name)} onChange={() => toggle(name)} />
                {fields[name]!.label}
              </label>
            ))}
          </fieldset>
          <SelectField
            label={t('quality.askDays')}
            value={String(lives)}
            options={days.map((each) => ({ value: String(each), label: t('quality.days', { count: each }) }))}
            onChange={(value) => setLives(Number(value))}
          />
        </div>
      )}
      <Earlier record={record} id={row.id} />
    </Dialog>
  )
}

function MadeLink({ made, row }: { made: Made; row: Row }) {
  const t = useWords()
  const to = Object.values(row).find((value): value is Contact[] => Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'normal' in value[0] && String(value[0].normal).includes('@')) // prettier-ignore
  const address = (to?.find(({ primary }) => primary) ?? to?.[0])?.value ?? ''
  const help = t('quality.askOnce', { when: formatDayTime(made.expiresAt) })
  return <SecretLink url={made.url} help={help} letter={{ to: address, ...made.letter }} />
}

function Earlier({ record, id }: { record: string; id: string }) {
  const t = useWords()
  const { data } = useQuery(asksQuery(record, id))
  const end = async (link: string) => {
    await request(`ask/${link}`, { method: 'DELETE' }).catch(toastRefusal)
    await client.invalidateQueries({ queryKey: ['asks', id] })
  }
  const links = data?.data.map(({ id: link, askedAt, askedBy, state }) => ({ id: link, at: askedAt, by: askedBy, state: t(`quality.askState.${state}`), open: state === 'open' })) // prettier-ignore
  return <EarlierLinks links={links ?? []} onEnd={(link) => void end(link)} />
}
