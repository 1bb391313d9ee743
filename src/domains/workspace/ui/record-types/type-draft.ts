import type { Color } from '../../../../kernel/field.ts'
import { languageCodes, type Language } from '../../../../kernel/language.ts'
import type { OwnWords } from '../../../../kernel/own-record.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { customRecord } from '../../model/index.ts'

/** A kind of record as it stands in its form; nothing is an empty text there. */
export interface Draft {
  one: string
  many: string
  words: Record<Language, { one: string; many: string }>
  key: string
  pluralKey: string
  icon: string
  color: Color | null
  titleLabel: string
  /** Empty: no board. */
  boardBy: string
  menuGroup: string
}

/** What a form begins with: the kind as it is, or a new one whose records are known by `name`. */
export function draftOf(row: RowOf<typeof customRecord> | null, name: string): Draft {
  const words = JSON.parse(row?.words ?? '{}') as OwnWords
  return {
    one: row?.one ?? '',
    many: row?.many ?? '',
    words: Object.fromEntries(languageCodes.map((code) => [code, words[code] ?? { one: '', many: '' }])) as Draft['words'], // prettier-ignore
    key: '',
    pluralKey: '',
    icon: row?.icon ?? 'package',
    color: (row?.color ?? null) as Color | null,
    titleLabel: row?.titleLabel ?? name,
    boardBy: row?.boardBy ?? '',
    menuGroup: row?.menuGroup ?? 'customers',
  }
}

/** What of it may change at any time; a language in which nothing is said is left out. */
export function valuesOf({ one, many, words, icon, color, titleLabel, boardBy, menuGroup }: Draft) {
  const said = Object.entries(words)
    .map(([code, each]) => [code, { one: each.one.trim(), many: each.many.trim() }] as const)
    .filter(([, each]) => each.one !== '' || each.many !== '')
  return {
    ...{ one: one.trim(), many: many.trim(), icon, color, titleLabel: titleLabel.trim(), menuGroup },
    boardBy: boardBy || null,
    words: said.length > 0 ? JSON.stringify(Object.fromEntries(said)) : null,
  }
}

/** What is decided once: how programs name it; what is left out is made of its names. */
export function keysOf({ key, pluralKey }: Draft) {
  return { ...(key.trim() && { key: key.trim() }), ...(pluralKey.trim() && { pluralKey: pluralKey.trim() }) }
}
