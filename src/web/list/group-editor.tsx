import { useState } from 'react'
import type { Condition, Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import { FilterSentence } from './condition-words.tsx'
import { FilterEditor } from './filter-editor.tsx'
import styles from './filter-editor.module.css'
import { deepest, filterOf, groupOf, isGroup, joints, type Group, type Joint } from './filter-tree.ts'

interface Props {
  definition: RecordDefinition
  /** What is edited; nothing where a group is begun. */
  filter?: Filter
  onChange: (filter: Filter) => void
  onClose: () => void
}

/** Several conditions that belong together: all of them, any, or none; with groups among them. */
export function GroupEditor({ definition, filter, onChange, onClose }: Props) {
  const t = useWords()
  const [group, setGroup] = useState<Group>(() => (filter ? groupOf(filter) : { joint: 'or', parts: [] }))
  const next = filterOf(group)
  return (
    <div className={styles.form}>
      <GroupParts definition={definition} group={group} depth={1} onChange={setGroup} />
      <div className={styles.foot}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          kind="primary"
          disabled={next === null}
          onClick={() => {
            onChange(next!)
            onClose()
          }}
        >
          {t('filter.apply')}
        </Button>
      </div>
    </div>
  )
}

interface PartsProps {
  definition: RecordDefinition
  group: Group
  depth: number
  onChange: (group: Group) => void
}

function GroupParts({ definition, group, depth, onChange }: PartsProps) {
  const t = useWords()
  const [editing, setEditing] = useState<number | 'new' | null>(group.parts.length === 0 ? 'new' : null)
  const put = (part: Condition | Group, at: number) =>
    onChange({ ...group, parts: [...group.parts.slice(0, at), part, ...group.parts.slice(at + 1)] })
  const take = (at: number) => onChange({ ...group, parts: group.parts.filter((_, index) => index !== at) })
  return (
    <div role="group" aria-label={t(`filter.joint.${group.joint}`)} className={styles.group}>
      <select
        className={styles.select}
        aria-label={t('filter.jointOf')}
        value={group.joint}
        onChange={(event) => onChange({ ...group, joint: event.target.value as Joint })}
      >
        {joints.map((joint) => (
          <option key={joint} value={joint}>
            {t(`filter.joint.${joint}`)}
          </option>
        ))}
      </select>
      {group.parts.map((part, index) => (
        <div key={index} className={styles.partLine}>
          {isGroup(part) ? (
            <GroupParts definition={definition} group={part} depth={depth + 1} onChange={(next) => put(next, index)} />
          ) : editing === index ? (
            <div className={styles.inner}>
              <FilterEditor
                definition={definition}
                condition={part}
                onChange={(next) => put(next, index)}
                onClose={() => setEditing(null)}
              />
            </div>
          ) : (
            <button type="button" className={styles.sentence} onClick={() => setEditing(index)}>
              <FilterSentence definition={definition} filter={part} />
            </button>
          )}
          <Button kind="quiet" size={24} icon="x" label={t('remove')} onClick={() => take(index)} />
        </div>
      ))}
      {editing === 'new' ? (
        <div className={styles.inner}>
          <FilterEditor
            definition={definition}
            onChange={(next) => put(next, group.parts.length)}
            onClose={() => setEditing(null)}
          />
        </div>
      ) : (
        <div className={styles.more}>
          <Button kind="quiet" size={24} icon="plus" onClick={() => setEditing('new')}>
            {t('filter.addCondition')}
          </Button>
          {depth < deepest && (
            <Button
              kind="quiet"
              size={24}
              icon="plus"
              onClick={() => put({ joint: group.joint === 'and' ? 'or' : 'and', parts: [] }, group.parts.length)}
            >
              {t('filter.addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
