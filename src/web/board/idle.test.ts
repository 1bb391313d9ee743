import { describe, expect, it } from 'vitest'
import type { Row } from '../api/answers.ts'
import type { BoardUi } from '../room.ts'
import { idleDays } from './idle.ts'

const board = { idle: { after: 'idleDays', since: ['stageSince', 'lastContactAt'] } } as unknown as BoardUi
const now = Date.parse('2026-11-22T12:00:00Z')
const row = (stageSince: string | null, lastContactAt: string | null) =>
  ({ stageSince, lastContactAt }) as unknown as Row

describe('a card', () => {
  it('is idle once the last thing that happened lies further back than its column allows', () => {
    expect(idleDays(board, { idleAfter: 7 }, row('2026-11-01T00:00:00Z', '2026-11-08T12:00:00Z'), now)).toBe(14)
  })

  it('is not idle within the limit, without a limit, or when nothing is known', () => {
    expect(idleDays(board, { idleAfter: 14 }, row('2026-11-08T12:00:00Z', null), now)).toBeNull()
    expect(idleDays(board, { idleAfter: null }, row('2025-01-01T00:00:00Z', null), now)).toBeNull()
    expect(idleDays(board, { idleAfter: 7 }, row(null, null), now)).toBeNull()
  })
})
