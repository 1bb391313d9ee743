import { client } from './client.ts'

/** Reads anew what is on screen of a record after a change; what is not looked at is read when it is opened. */
export async function refresh(record: string, id?: string): Promise<void> {
  const stale = (key: readonly unknown[]) =>
    key[1] === record && (key[0] !== 'record' || id === undefined || key[2] === id) && key[0] !== 'list'
  await Promise.all([
    client.invalidateQueries({
      predicate: ({ queryKey }) => stale(queryKey) || queryKey[0] === 'timeline' || queryKey[0] === 'now',
    }),
    client.invalidateQueries({ queryKey: ['list', record], refetchType: 'active' }),
  ])
}
