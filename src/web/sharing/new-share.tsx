import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import type { About } from '../access/why-query.ts'
import type { Linked } from '../api/answers.ts'
import { sentenceOf } from '../api/request.ts'
import { definitionOf } from '../app/registry.ts'
import { FormField } from '../form/form-field.tsx'
import { Button } from '../kit/button.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { toast } from '../kit/toast.tsx'
import { currentTimeZone } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './sharing.module.css'
import { shareWith } from './sharing-query.ts'

const blank = { who: null as string | null, until: null as string | null, about: null as string | null }

/** With whom, to do what, until which day: the share begins at once. */
export function NewShare({ about }: { about: About }) {
  const t = useWords()
  const [kind, setKind] = useState<'user' | 'team'>('user')
  const [level, setLevel] = useState<'see' | 'edit'>('see')
  const [values, setValues] = useState(blank)
  const [linked, setLinked] = useState<Linked>({})
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { user, team, until, about: why } = definitionOf('share').all as Record<string, Field>
  const set = (name: keyof typeof blank) => (value: unknown, titles?: Linked) => {
    setValues((before) => ({ ...before, [name]: value as string | null }))
    setLinked((before) => ({ ...before, ...titles }))
  }
  const share = async () => {
    if (!values.who || busy) return
    setBusy(true)
    setRefusal(null)
    const terms = { level, until: values.until && endOf(values.until), about: values.about }
    try {
      await shareWith(about, kind === 'user' ? { user: values.who, ...terms } : { team: values.who, ...terms })
      toast({ text: t('sharing.done', { name: linked[values.who]?.title ?? '' }) })
      setValues(blank)
    } catch (error) {
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  const faultOf = (name: string) =>
    refusal instanceof Refusal ? refusal.fields.find(({ field }) => field === name)?.message : undefined
  const isElsewhere = refusal !== null && ![kind, 'until', 'about'].some(faultOf)
  return (
    <form
      className={styles.form}
      aria-label={t('sharing.new')}
      onSubmit={(event) => {
        event.preventDefault()
        void share()
      }}
    >
      <Segmented
        label={t('sharing.with')}
        value={kind}
        options={[
          { value: 'user', label: t('sharing.person'), icon: 'user' },
          { value: 'team', label: t('sharing.team'), icon: 'users' },
        ]}
        onChange={(next) => {
          setKind(next)
          set('who')(null)
        }}
      />
      <FormField
        key={kind}
        field={{ ...(kind === 'user' ? user! : team!), required: true }}
        value={values.who}
        linked={linked}
        error={faultOf(kind)}
        onChange={set('who')}
      />
      <Segmented
        label={t('sharing.level')}
        value={level}
        options={[
          { value: 'see', label: t('sharing.see'), icon: 'eye' },
          { value: 'edit', label: t('sharing.edit'), icon: 'pencil' },
        ]}
        onChange={setLevel}
      />
      <FormField
        field={{ ...until!, type: 'date', help: t('sharing.untilHelp') }}
        value={values.until}
        linked={linked}
        error={faultOf('until')}
        onChange={set('until')}
      />
      <FormField field={why!} value={values.about} linked={linked} error={faultOf('about')} onChange={set('about')} />
      {isElsewhere && (
        <p role="alert" className="bad">
          {sentenceOf(refusal)}
        </p>
      )}
      <span>
        <Button type="submit" kind="primary" size={32} icon="share" busy={busy} disabled={!values.who}>
          {t('sharing.go')}
        </Button>
      </span>
    </form>
  )
}

/** The last day counts whole, by the clock of whoever shares. */
const endOf = (day: string) => startOfDay(currentTimeZone() ?? 'UTC', addDays(day, 1)).toISOString()
