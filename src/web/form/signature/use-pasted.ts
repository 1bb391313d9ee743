import { useState, type ClipboardEvent } from 'react'
import type { Field } from '../../../kernel/field.ts'
import type { Linked, LinkedRecord } from '../../api/answers.ts'
import { request } from '../../api/request.ts'
import { findDefinition } from '../../app/registry.ts'
import { useCreateByTitle } from '../../fields/edit/link-editor.tsx'
import { currentLocale } from '../../words/format.ts'
import { factsOf, type Fact } from './facts.ts'
import { parseSignature } from '../../../kernel/signature/signature.ts'

/** What was pasted into a form and read as a signature, and how what one takes of it becomes values. */
export function usePasted(fields: Readonly<Record<string, Field>>, title: string, begun?: string) {
  const read = (text: string) => {
    const signature = parseSignature(text, currentLocale())
    return signature ? factsOf(signature, fields, title) : []
  }
  const [facts, setFacts] = useState<readonly Fact[]>(() => (begun ? read(begun) : []))
  const target = fields.company?.to ?? ''
  const making = useCreateByTitle(target)
  /** Where nobody can be asked whether it is there already, none is made. */
  const calledOrMade = async (record: string, name: string) => {
    const found = await called(record, name).catch(() => null)
    return found === undefined ? making?.run(name) : found
  }
  return {
    facts,
    leave: () => setFacts([]),
    /** One that is a signature is offered, not typed. */
    onPaste(event: ClipboardEvent) {
      const text = event.clipboardData.getData('text/plain')
      const found = /\n/.test(text.trim()) ? read(text) : []
      if (found.length < 2) return
      event.preventDefault()
      event.stopPropagation()
      setFacts(found)
    },
    async take(taken: readonly Fact[]): Promise<{ values: Record<string, unknown>; linked: Linked }> {
      setFacts([])
      const values: Record<string, unknown> = {}
      const linked: Linked = {}
      for (const { field, value, isTitle } of taken) {
        if (!isTitle) values[field] = value
        else {
          const found = await calledOrMade(fields[field]!.to ?? '', value as string)
          if (found) {
            values[field] = found.id
            linked[found.id] = found
          }
        }
      }
      return { values, linked }
    },
  }
}

/** The record of exactly that name, whatever its capitals. */
async function called(record: string, title: string): Promise<LinkedRecord | undefined> {
  if (!findDefinition(record)) return undefined
  const query = { q: title, records: record, limit: 5 }
  const { data } = await request<{ data: (Omit<LinkedRecord, 'deleted'> & { title: string })[] }>('search', { query })
  const found = data.find((each) => each.title.toLocaleLowerCase() === title.toLocaleLowerCase())
  return found && { ...found, deleted: false }
}
