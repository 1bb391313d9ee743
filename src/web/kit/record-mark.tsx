import { Avatar, CompanyMark } from './avatar.tsx'

/** The mark that people and companies wear beside their names; other records have none. */
export function RecordMark({ record, name, size = 16 }: { record: string; name: string; size?: 16 | 20 }) {
  if (record === 'person') return <Avatar name={name} size={20} />
  if (record === 'company') return <CompanyMark name={name} size={size} />
  return null
}
