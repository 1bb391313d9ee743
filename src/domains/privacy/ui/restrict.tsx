import { refresh } from '../../../web/api/refresh.ts'
import { QuickCreate } from '../../../web/form/quick-create.tsx'
import { restriction } from '../model/index.ts'
import type { Restriction } from './lift.tsx'

interface Props {
  person: string
  reason?: Restriction['reason']
  onClose: () => void
}

/** Asks why what is known of somebody is only kept from now on, and until when. */
export const Restrict = ({ person, reason, onClose }: Props) => (
  <QuickCreate
    definition={restriction}
    initial={{ person, reason: reason ?? 'accuracy' }}
    ask={['reason', 'until', 'words']}
    onCreated={() => void refresh('person', person)}
    onClose={onClose}
  />
)
