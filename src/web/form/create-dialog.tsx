import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal, type FieldFault } from '../../kernel/refusal.ts'
import { isCalledFor } from '../../kernel/shown-if.ts'
import type { Linked } from '../api/answers.ts'
import { create } from '../api/create.ts'
import { pageOf } from '../api/path.ts'
import { sentenceOf } from '../api/request.ts'
import { useFields } from '../api/use-fields.ts'
import { useMe } from '../api/use-me.ts'
import { createUiOf } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { isFilled } from '../record/detail-groups.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { BegunLine } from './begun-line.tsx'
import { begunForm, dropForm, useKeepForm } from './form-draft.ts'
import { FormField } from './form-field.tsx'
import { LikelyMatches } from './likely-matches.tsx'
import type { Fact } from './signature/facts.ts'
import { PastedFacts } from './signature/pasted-facts.tsx'
import { usePasted } from './signature/use-pasted.ts'
import { useAsked } from './use-asked.ts'
import { useLinkedTitles } from './use-linked-titles.ts'
import styles from './form.module.css'

export interface CreateProps {
  definition: RecordDefinition
  initial?: Record<string, unknown> | undefined
  /** What is asked; found by itself when left out. */
  ask?: readonly string[]
  /** What follows from a value that was given, for fields that are still empty: the price of a product. */
  fill?: (name: string, value: unknown) => Promise<Record<string, unknown>>
  /** A signature that was pasted elsewhere; what it says is offered. */
  pasted?: string | undefined
  onCreated?: ((id: string) => void) | undefined
  onClose: () => void
}

/** A small panel that makes a new record from three to five fields, and says when it seems to be there already. */
export function CreateDialog({ definition, initial = {}, ask, fill, pasted, onCreated, onClose }: CreateProps) {
  const me = useMe()
  const t = useWords()
  const own = useFields(definition)
  const more = createUiOf(definition.name)
  const also = Object.keys(more?.also ?? {})
  const fields = { ...own, ...more?.also }
  // An address that somebody is made with is shown; that of the list one came from goes without saying.
  const known = Object.keys(initial).filter((name) => own[name]?.type !== 'emails' && own[name]?.type !== 'phones')
  const began = useRef({ ...(definition.owned && { owner: me.user.id }), ...initial }).current
  const [left, setLeft] = useState(() => begunForm(definition.name))
  const [values, setValues] = useState<Record<string, unknown>>(() => ({ ...began, ...left, ...initial }))
  useKeepForm(definition.name, values, began)
  const [linked, setLinked] = useState<Linked>({})
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  const refused = faults.map(({ field }) => field)
  const usual = useAsked({ definition, fields: own, values, given: known, also, refused })
  const asked = ask ?? usual
  const [busy, setBusy] = useState(false)
  const titles = useLinkedTitles(fields, values)
  const form = useRef<HTMLFormElement>(null)
  const paste = usePasted(fields, definition.title, pasted)
  // Fields that hold their text themselves begin anew with what was taken.
  const [round, setRound] = useState(0)
  const [beside, setBeside] = useState<readonly Fact[]>([])
  const take = async (facts: readonly Fact[]) => {
    const taken = await paste.take(facts)
    setValues((before) => ({ ...before, ...taken.values }))
    setLinked((before) => ({ ...before, ...taken.linked }))
    setRound((now) => now + 1)
    setBeside(facts.filter(({ field }) => !asked.includes(field)))
  }

  // As the server asks for them: with what a new record begins with.
  const begins = Object.fromEntries(Object.entries(own).map(([name, { initial: first }]) => [name, first ?? null]))
  const isShown = (name: string) =>
    isFilled(values[name]) || refused.includes(name) || isCalledFor(fields[name]!, { ...begins, ...values })

  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (busy) return
    setBusy(true)
    setFaults([])
    setTrouble(null)
    try {
      const given = Object.fromEntries(
        Object.entries(values).filter(([name, value]) => value !== null && value !== undefined && !also.includes(name)),
      )
      const { data } = await create(definition, given as never)
      dropForm(definition.name)
      await more?.after(data.id, values)
      onClose()
      if (onCreated) onCreated(data.id)
      else goTo(pageOf(definition, data.id))
    } catch (error) {
      setFaults(error instanceof Refusal ? error.fields : [])
      setTrouble(sentenceOf(error))
      setBusy(false)
    }
  }
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
    }
    window.addEventListener('keydown', keep)
    return () => window.removeEventListener('keydown', keep)
  }, [])
  const elsewhere = trouble !== null && !faults.some(({ field }) => asked.includes(field))
  return (
    <Dialog
      title={t('form.new', { record: named(definition.label.one) })}
      onClose={onClose}
      width={440}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size={32} kind="primary" busy={busy} keys="mod+enter" onClick={() => void submit()}>
            {t('form.create')}
          </Button>
        </>
      }
    >
      {left && (
        <BegunLine
          onAnew={() => {
            setLeft(null)
            setValues(began)
          }}
        />
      )}
      <form
        ref={form}
        className={styles.fields}
        onSubmit={(event) => void submit(event)}
        onPasteCapture={paste.onPaste}
        noValidate
      >
        {paste.facts.length > 0 && (
          <PastedFacts facts={paste.facts} onTake={(facts) => void take(facts)} onLeave={paste.leave} />
        )}
        {asked.filter(isShown).map((name, index) => (
          <FormField
            key={`${name}${round}`}
            field={fields[name]!}
            of={`${definition.name}.${name}`}
            value={values[name] ?? null}
            linked={{ ...titles, ...linked }}
            autoFocus={index === 0}
            error={faults.find(({ field }) => field === name)?.message}
            onChange={(value, more) => {
              setValues((before) => ({ ...before, [name]: value }))
              void fill?.(name, value).then((more) => setValues((before) => ({ ...more, ...filledOnly(before) })))
              setLinked((before) => ({ ...before, ...more }))
            }}
          />
        ))}
        {fields.firstName && paste.facts.length === 0 && round === 0 && (
          <p className={styles.help}>{t('form.pasted.hint')}</p>
        )}
        {beside.length > 0 && (
          <p className={styles.help}>
            {t('form.pasted.also', { facts: beside.map(({ label, text }) => `${label}: ${text}`).join(' · ') })}
          </p>
        )}
        <LikelyMatches definition={definition} values={values} onOpen={onClose} />
        {elsewhere && (
          <p role="alert" className={styles.error}>
            {trouble}
          </p>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

const filledOnly = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
