import type { Option } from '../../kernel/field.ts'
import { inSentence, type Language } from '../../kernel/language.ts'
import {
  filled,
  isNamed,
  isSentence,
  written,
  type Named,
  type Sentence,
  type SentenceValue,
} from '../../kernel/sentence.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { catalogueOf, type Told } from './catalogue.ts'

/** A sentence in the reader's language; in English where nobody has put it into theirs. */
export function tell(language: Language, sentence: Sentence): string {
  const { message, pattern, values = {} } = sentence
  const told = catalogueOf(language).sentences[pattern]
  if (language === 'en' || (told === undefined && pattern !== '{text}')) return message
  return filled(formOf(language, told ?? pattern, values.count), values, (value) => tellValue(language, value))
}

/** What is kept as it was said, such as a job's title: in the language of whoever it is for. */
export const told = ({ actor }: Ctx, sentence: Sentence) => tell(actor.language, sentence)

function formOf(language: Language, told: Told, count: SentenceValue | undefined): string {
  if (typeof told === 'string') return told
  const form = new Intl.PluralRules(language).select(typeof count === 'number' ? count : 0)
  return told[form] ?? told.other ?? ''
}

function tellValue(language: Language, value: SentenceValue): string {
  if (typeof value === 'number') return written(value, language)
  if (typeof value === 'string') return value
  if (isNamed(value)) return nameIn(language, value)
  if (isSentence(value)) return tell(language, value)
  return value.map((each) => tellValue(language, each)).join(language === 'ar' ? '، ' : ', ')
}

/** What a definition is called in a language. */
export function nameIn(language: Language, { path, english, within, words }: Named): string {
  const name = words?.[language] ?? wordAt(language, path) ?? english
  return within ? inSentence(name, language) : name
}

function wordAt(language: Language, path: string): string | undefined {
  const found = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], {
    ...catalogueOf(language).names,
  })
  if (typeof found === 'string') return found
  return (found as { label?: string } | undefined)?.label
}

/** A field's choices under the names of a language; those that the workspace has reworded keep its words. */
export function choicesIn({ actor, registry }: Ctx, record: RecordDefinition, name: string): Option[] {
  const { path, options: shipped = [] } = record.all[name]!
  return registry.options(record, name).map((option) => {
    const isOurs = shipped.some(({ key, label }) => key === option.key && label === option.label)
    const english = option.label
    return isOurs
      ? { ...option, label: nameIn(actor.language, { path: `${path}.options.${option.key}`, english }) }
      : option
  })
}
