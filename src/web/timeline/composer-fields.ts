import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

/** The fields of a contact as the composer lays them out. */
export interface Layout {
  /** The line above: the subject of a call, the name of a task; null where the text is all. */
  line: string | null
  /** The text beneath. */
  text: string | null
  /** The few others, side by side. */
  more: string[]
}

/** Where each field of a contact stands in the composer. */
export function layoutOf(definition: RecordDefinition, fields: Readonly<Record<string, Field>>): Layout {
  const names = Object.keys(definition.fields).filter(
    (name) => fields[name]?.setBy === 'typed' && name !== definition.timeline?.about,
  )
  const text = names.find((name) => fields[name]!.type === 'longText') ?? null
  const line = definition.title === text ? null : definition.title
  return {
    line,
    text,
    more: names.filter((name) => name !== text && name !== line && fields[name]!.type !== 'boolean'),
  }
}

/** Where one begins to write: in the line, unless that says something by itself (“Call”) and a text follows. */
export function firstOf({ line, text }: Layout, fields: Readonly<Record<string, Field>>): string | null {
  return line && (text === null || fields[line]!.initial === undefined) ? line : text
}
