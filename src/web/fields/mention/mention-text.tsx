import { useQuery } from '@tanstack/react-query'
import { mentionParts, type Mention } from '../../../kernel/mention.ts'
import { useMe } from '../../api/use-me.ts'
import { recordQuery } from '../../api/use-record.ts'
import { findDefinition } from '../../app/registry.ts'
import { join } from '../../kit/join.ts'
import styles from './mention.module.css'

/** A long text with those named in it as they are called today. */
export function MentionText({ text }: { text: string }) {
  return mentionParts(text).map((part, index) => (typeof part === 'string' ? part : <Name key={index} {...part} />))
}

function Name({ id, name }: Mention) {
  const me = useMe()
  const user = findDefinition('user')!
  const { data } = useQuery({ ...recordQuery(user, id), staleTime: 300_000, retry: false })
  const isMe = id === me.user.id
  return (
    <span className={join(styles.name, isMe && styles.me)}>
      @{isMe ? me.user.name : ((data?.data.name as string) ?? name)}
    </span>
  )
}
