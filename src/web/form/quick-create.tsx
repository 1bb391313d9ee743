import type { RecordDefinition } from '../../kernel/record.ts'

interface Props {
  definition: RecordDefinition
  initial?: Record<string, unknown> | undefined
  onCreated?: ((id: string) => void) | undefined
  onClose: () => void
}

export function QuickCreate(_props: Props) {
  return null
}
