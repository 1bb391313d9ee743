import { Button } from './button.tsx'
import type { Family } from './stories/family.ts'
import { toast, Toasts, type Toast } from './toast.tsx'

const run = () => undefined
const said: Record<string, Toast> = {
  'Said in passing': { text: 'Deal moved to Proposal' },
  'With undo': { text: '42 deals changed', action: { label: 'Undo', run } },
  'Gone wrong': {
    tone: 'danger',
    text: 'The server does not answer. Nothing was changed.',
    action: { label: 'Retry', run },
  },
  'Long text': {
    text: 'Steinbach Papier und Verpackungen GmbH & Co. KG was merged into Steinbach Holding, with everything that was linked to it.',
    action: { label: 'Undo', run },
  },
}

export const family: Family = {
  name: 'Toast',
  stories: {
    ...Object.fromEntries(
      Object.entries(said).map(([name, given]) => [
        name,
        () => <Button data-opens onClick={() => toast(given)} children={name} />,
      ]),
    ),
    'Where they appear': () => <Toasts />,
  },
}
