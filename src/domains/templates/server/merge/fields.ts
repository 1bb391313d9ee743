import type { Field, FieldType } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { labelOf, named, one, say, type Named, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { deal } from '../../../deals/model/index.ts'
import { company, person } from '../../../people/model/index.ts'
import { user } from '../../../workspace/model/index.ts'

/** What a tag may stand for. */
export interface MergeField {
  /** As it stands in a tag: `person.firstName`. */
  path: string
  label: Sentence
  /** Of whom: “Person”. */
  of: Sentence
}

/** What letters may be about, under the names that tags give them. */
export const subjects = { person, company, deal }
export type SubjectName = keyof typeof subjects

/** What a colleague tells of themselves in a letter. */
const ofMe = ['name', 'email', 'office'] as const
const unsaid: ReadonlySet<FieldType> = new Set(['file', 'handles'])

const isSaid = ({ type, setBy }: Field) => !unsaid.has(type) && setBy !== 'system'

/** The fields of a record that somebody may put into a letter: those that they know. */
export function saidFields(ctx: Ctx, shipped: RecordDefinition): [name: string, field: Field][] {
  const record = ctx.registry.own(shipped)
  const { see, hidden } = ctx.actor.permissions.of(record)
  if (see === 'none') return []
  return Object.entries(record.all).filter(([name, field]) => isSaid(field) && name !== 'private' && !hidden.has(name))
}

const called = (name: Named) => say('{name}', { name })

/** All that tags may stand for, as far as whoever asks knows it. */
export function mergeFields(ctx: Ctx): MergeField[] {
  const ofSubjects = Object.entries(subjects).flatMap(([key, record]) =>
    saidFields(ctx, record).map(([name, field]) => ({
      path: `${key}.${name}`,
      label: called(labelOf(field)),
      of: called(named(record, 'one')),
    })),
  )
  const mine = ofMe.map((name) => ({ path: `me.${name}`, label: called(labelOf(user.fields[name])), of: say('You') }))
  return [...ofSubjects, ...mine, { path: 'us.name', label: say('Name'), of: say('Our company') }]
}

/** What is missing, as it is called where it is told. */
export const calledAt = (ctx: Ctx, path: string): Sentence => {
  const field = mergeFields(ctx).find((each) => each.path === path)
  if (field) return say('{label} ({of})', { label: field.label, of: field.of })
  const record = Object.hasOwn(subjects, path) ? subjects[path as SubjectName] : undefined
  return record ? called(one(record)) : say('{path}', { path })
}
