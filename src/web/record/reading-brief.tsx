import { Reading } from '../app/reading.tsx'
import { BriefCard } from '../kit/brief-card.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'

/** A brief card that is still being read. */
export function ReadingBrief({ label }: { label: string }) {
  return (
    <Reading>
      <BriefCard label={label}>
        <SkeletonLines count={4} />
      </BriefCard>
    </Reading>
  )
}
