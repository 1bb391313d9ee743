import { useState } from 'react'
import type { Linked, LinkedRecord } from '../../api/answers.ts'
import { create } from '../../api/create.ts'
import { useMe } from '../../api/use-me.ts'
import { toastRefusal } from '../../api/toast-refusal.ts'
import { definitionOf, findDefinition } from '../../app/registry.ts'
import { Avatar } from '../../kit/avatar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { named } from '../../words/language.ts'
import { useWords } from '../../words/words.ts'
import type { EditorProps } from './editor-props.ts'
import { Picker, type Pick } from './picker.tsx'
import { useCandidates } from './use-candidates.ts'
import { useOnce } from './use-once.ts'
import { valuesFromTitle } from './values-from-title.ts'

/** Another record or a colleague, found by typing; one that does not exist yet is created on the way. */
export function LinkEditor({ field, value, linked, typed, onSave, onCancel, autoFocus }: EditorProps<string>) {
  const [query, setQuery] = useState(typed ?? '')
  const once = useOnce()
  const to = field.to ?? 'any'
  const { candidates, busy } = useCandidates(to, query)
  const creating = useCreateByTitle(to)
  const wanted = query.trim()
  const save = (target: LinkedRecord | null) =>
    once(() => (target?.id === value ? onCancel() : target ? onSave(target.id, { [target.id]: target }) : onSave(null)))
  return (
    <Picker
      label={field.label}
      query={query}
      onQuery={setQuery}
      placeholder={value ? (linked?.[value]?.title ?? '') : undefined!}
      chosen={value ? [value] : []}
      picks={candidates.map(asPick)}
      onPick={(id) => save(candidates.find((each) => each.id === id) ?? null)}
      create={
        wanted &&
        creating &&
        !busy &&
        !candidates.some(({ title }) => title.toLocaleLowerCase() === wanted.toLocaleLowerCase())
          ? { label: creating.label(wanted), run: () => void creating.run(wanted).then((made) => made && save(made)) }
          : undefined
      }
      onClear={field.required ? undefined : () => save(null)}
      onLeave={() => once(onCancel)}
      busy={busy}
      autoFocus={autoFocus}
    />
  )
}

/** A record as an entry of a list of picks. */
export function asPick({ id, record, title, subtitle }: LinkedRecord): Pick {
  const mark = record === 'user' ? <Avatar name={title} /> : <Icon name={findDefinition(record)?.icon ?? 'circle'} />
  return { key: id, label: title, hint: subtitle, mark }
}

/** How a record is made of its name alone; null where that is not possible or not theirs to do. */
export function useCreateByTitle(record: string) {
  const t = useWords()
  const definition = findDefinition(record)
  const may = useMe().permissions[record]?.create === true
  if (!definition || !may || !valuesFromTitle(definition, 'x')) return null
  return {
    label: (title: string) => t('fields.create', { record: named(definition.label.one), title }),
    run: async (title: string): Promise<LinkedRecord | null> => {
      try {
        const { data } = await create(definitionOf(record), valuesFromTitle(definition, title) as never)
        return { id: data.id, record, title, subtitle: null, deleted: false }
      } catch (error) {
        toastRefusal(error)
        return null
      }
    },
  }
}

/** Titles of some of the linked records, by id. */
export const linkedOf = (targets: readonly LinkedRecord[]): Linked =>
  Object.fromEntries(targets.map((target) => [target.id, target]))
