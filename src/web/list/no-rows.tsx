import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { openCreate } from '../shell/create-request.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { chipsOf, withoutChip } from './chips.ts'
import { FilterSentence } from './condition-words.tsx'
import type { ListState } from './use-list-state.ts'

interface Props {
  definition: RecordDefinition
  state: ListState
}

/** No rows: because nothing fits the filter, and then each part of it can be taken off; or because there are none yet. */
export function NoRows({ definition, state }: Props) {
  const t = useWords()
  const me = useMe()
  const { filter, q } = state.query
  const chips = chipsOf(filter)
  const records = named(definition.label.many)
  if (!q && chips.length === 0) {
    return (
      <EmptyState icon={definition.icon} title={t('list.noneYet', { records })}>
        {me.permissions[definition.name]?.create !== false && (
          <Button icon="plus" onClick={() => openCreate(definition.name)}>
            {t('list.new', { record: named(definition.label.one) })}
          </Button>
        )}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="search" title={t('list.noneFound', { records })}>
      {q && <Button onClick={() => state.change({ q: undefined })}>{t('filter.removeText', { text: q })}</Button>}
      {chips.map(({ index, part }) => (
        <Button key={index} onClick={() => state.change({ filter: withoutChip(filter, index) })}>
          <span className="cut">
            {t('filter.removeWhat')} <FilterSentence definition={definition} filter={part} />
          </span>
        </Button>
      ))}
      {chips.length + (q ? 1 : 0) > 1 && (
        <Button kind="quiet" onClick={() => state.change({ filter: { and: [] }, q: undefined })}>
          {t('filter.clear')}
        </Button>
      )}
    </EmptyState>
  )
}
