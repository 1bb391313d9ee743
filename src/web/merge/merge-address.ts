import type { ActionDefinition } from '../../kernel/action.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { actionOf } from '../app/registry.ts'

/** The action by which two records of a kind become one; undefined where there is none. */
export const mergeOf = ({ name }: RecordDefinition): ActionDefinition | undefined => actionOf(name, 'merge')

/** The page on which a record is merged with another one, or asks with which; it leads on to the one that stays, or back to a page. */
export function mergePageOf(
  definition: RecordDefinition,
  id: string,
  other?: string,
  stays?: string,
  back?: string,
): string {
  const query = new URLSearchParams({
    ...(other && { with: other }),
    ...(stays && { stays }),
    ...(back && { back }),
  }).toString()
  return `${pageOf(definition, id)}/merge${query && `?${query}`}`
}
