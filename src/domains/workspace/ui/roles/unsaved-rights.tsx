import { useUnsaved } from '../../../../web/api/unsaved.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { formatList } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { ownRole } from '../../model/index.ts'
import { differing, rightOf, rightsIn } from '../rights/rights.ts'
import type { OwnRoleRow } from './roles-page.tsx'

const needs = ['see', 'edit', 'delete'] as const

/** A right that somebody else has just changed as well: what they allow and what one wanted to, of the records in question. */
export function UnsavedRights({ row }: { row: OwnRoleRow }) {
  const t = useWords()
  const entry = useUnsaved(row.id, 'rights')
  const asText = (value: unknown) => rightsIn(value as string | null)
  const records = entry ? differing(asText(entry.value), asText(entry.conflict?.theirs ?? row.rights)) : []
  const draw = (value: unknown) =>
    records
      .map((record) => {
        const right = rightOf(asText(value), record)
        const reach = needs.map((need) => `${t(`roles.need.${need}`)} ${t(`roles.reach.${right[need]}`)}`)
        const may = (['create', 'export'] as const).filter((each) => right[each]).map((each) => t(`roles.need.${each}`))
        return `${definitionOf(record).label.many}: ${formatList([...reach, ...may])}`
      })
      .join('; ')
  return <UnsavedOf definition={ownRole} row={row} only={['rights']} draw={draw} />
}
