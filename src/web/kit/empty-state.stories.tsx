import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Skeleton, SkeletonLines } from './skeleton.tsx'
import type { Family } from './stories/family.ts'

export const family: Family = {
  name: 'Empty and waiting',
  stories: {
    'Nothing there': () => (
      <EmptyState icon="users" title="There are no people yet.">
        <Button icon="plus" children="New person" />
      </EmptyState>
    ),
    'Nothing to do': () => <EmptyState title="Nothing is due today." />,
    'Long text': () => (
      <EmptyState
        icon="filter"
        title="No deal of this pipeline fits all three conditions; without the condition on its stage, there are fourteen."
      >
        <Button children="Remove the filter on stage" />
      </EmptyState>
    ),
    'A line that is fetched': () => <Skeleton width={160} />,
    'A text that is fetched': () => (
      <div style={{ width: 320 }}>
        <SkeletonLines />
      </div>
    ),
    'Right to left': () => (
      <div dir="rtl" lang="ar">
        <EmptyState icon="users" title="لا يوجد أشخاص بعد." />
      </div>
    ),
  },
}
