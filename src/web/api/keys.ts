/** Names of what is kept in the query cache; the second part is always the record, so that a change finds them. */
export const keys = {
  me: ['me'] as const,
  record: (record: string, id: string, more: object = {}) => ['record', record, id, more] as const,
  list: (record: string, query: object) => ['list', record, query] as const,
  rows: (record: string, query: object) => ['rows', record, query] as const,
  aggregate: (record: string, body: object) => ['aggregate', record, body] as const,
  history: (record: string, id: string, more: object = {}) => ['history', record, id, more] as const,
  timeline: (record: string, id: string, more: object = {}) => ['timeline', record, id, more] as const,
  jobs: ['jobs'] as const,
}
