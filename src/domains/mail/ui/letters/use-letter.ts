import { useEffect, useRef, useState } from 'react'
import { newIdLike } from '../../../../kernel/id.ts'
import type { ChangeAnswer } from '../../../../web/api/answers.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { myId } from '../../../../web/api/use-me.ts'
import { begunForm, dropForm, useKeepForm } from '../../../../web/form/form-draft.ts'
import { useSteady } from '../../../../web/kit/use-steady.ts'
import { asBody, type LetterValues } from './letter-values.ts'

/** A letter as the server has it. */
export interface KeptLetter {
  id: string
  version: number
}

/** So long after the last change a draft is kept on the server, too. */
const restMs = 4000

/** The name under which a draft of the server is kept on this device. */
const formOf = (id: string) => `letter.${id}`

interface Begun {
  /** The name under which what is typed is kept on this device until the server has it. */
  form: string
  began: LetterValues
  kept: KeptLetter | null
  /** Told once it is on the server. */
  onKept: (id: string) => void
}

/** What is being written: kept on this device with each keystroke, and on the server when one rests or leaves. */
export function useLetter({ form: first, began, kept, onKept }: Begun) {
  const [form, setForm] = useState(kept ? formOf(kept.id) : first)
  const [values, setValues] = useState<LetterValues>(() => ({ ...began, ...begunForm(form) }))
  const [trouble, setTrouble] = useState<string | null>(null)
  const there = useRef({ row: kept, written: JSON.stringify(asBody(began)) })
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const isOver = useRef(false)
  const isHere = useRef(true)
  useKeepForm(form, { ...values }, { ...began })

  /** `anyway`: also one in which nothing was typed. */
  const keepNow = useSteady(async (anyway: boolean): Promise<KeptLetter | null> => {
    const { row, written } = there.current
    const body = asBody(values)
    const isSame = JSON.stringify(body) === written
    if (isOver.current || (isSame && (row !== null || !anyway))) return row
    const answer = await request<ChangeAnswer>(row ? `letters/${row.id}` : 'letters', {
      method: row ? 'PATCH' : 'POST',
      body: row ? body : { id: newIdLike(myId()), ...body },
      ...(row && { version: row.version }),
    })
    const { id, version } = answer.data
    there.current = { row: { id, version }, written: JSON.stringify(body) }
    dropForm(form)
    // From now on it is known by its id, also after the page is loaded anew.
    if (!row) setForm(formOf(id))
    if (!row && isHere.current) onKept(id)
    void refresh('letter', id)
    return { id, version }
  })
  /** One after the other, so that each knows the version that the one before made. */
  const keep = useSteady((anyway: boolean): Promise<KeptLetter | null> => {
    const kept = turn.current.then(() => keepNow(anyway))
    turn.current = kept.then(
      () => setTrouble(null),
      (error: unknown) => setTrouble(sentenceOf(error)),
    )
    return kept
  })
  useEffect(() => {
    const timer = setTimeout(() => void keep(false).catch(() => undefined), restMs)
    return () => clearTimeout(timer)
  }, [values, keep])
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      void keep(false).catch(() => undefined)
    }
  }, [keep])

  return {
    values,
    set: (patch: Partial<LetterValues>) => setValues((before) => ({ ...before, ...patch })),
    /** Why it is not on the server yet; it is on this device. */
    trouble,
    keep: () => keep(true) as Promise<KeptLetter>,
    row: () => there.current.row,
    /** Nothing is kept any more: it is on its way, or thrown away. */
    end: () => {
      isOver.current = true
      dropForm(form)
    },
  }
}
export type Letter = ReturnType<typeof useLetter>
