import type { LedgerLine } from '../../../kernel/change.ts'
import { mentionedIn } from '../../../kernel/mention.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Runner } from '../../../platform/db/runner.ts'
import type { Registry } from '../../../platform/records/index.ts'
import { leadsToSql } from '../../../platform/records/merged.ts'
import { isWarning } from './change.ts'

/**
 * Which lines of a batch may concern somebody beside who wrote them. Most changes are somebody’s of what is theirs, which
 * nobody follows: what could be told of those is looked up for all of them at once, and they cost no job.
 */
export async function thoseThatConcern(
  on: Runner,
  registry: Pick<Registry, 'record'>,
  lines: readonly LedgerLine[],
): Promise<ReadonlySet<number>> {
  const known = lines.flatMap((line) => {
    const definition = registry.record(line.record)
    return definition && !definition.setting && !definition.shared && isTold(line, definition)
      ? [{ line, definition }]
      : []
  })
  const quiet = known.filter(isQuiet).map(({ line }) => line)
  const heard = quiet.length > 0 ? await watched(on, quiet) : []
  const loud = known.filter((each) => !isQuiet(each)).map(({ line }) => line.id)
  return new Set([...loud, ...heard])
}

/** Whom Farley itself has put in charge is told only where something was passed on, or has gone wrong. */
const isTold = (line: LedgerLine, definition: RecordDefinition) =>
  line.actor.kind !== 'system' || definition.passes?.includes(line.name) === true || isWarning(line, definition)

interface Known {
  line: LedgerLine
  definition: RecordDefinition
}

/** It concerns nobody but who owns or follows the very record: nobody was put in charge asked or named, and it is about nothing else. */
function isQuiet({ line: { version, after }, definition }: Known): boolean {
  if (
    version === 1 ||
    definition.timeline ||
    definition.partOf ||
    'owner' in after ||
    (definition.asks && definition.asks.whom in after)
  )
    return false
  return !Object.values(after).some((value) => typeof value === 'string' && mentionedIn(value).length > 0)
}

/** The lines on whose record somebody else has an eye; a key’s are anybody’s. */
async function watched(on: Runner, lines: readonly LedgerLine[]): Promise<number[]> {
  const rows = await on.run<{ line: string }>({
    name: 'lines_watched',
    text: `select given.line from unnest($1::bigint[], $2::uuid[], $3::uuid[]) as given (line, about, author)
      where exists (select from entity e where e.id = given.about and e.owner_id is not null and e.owner_id is distinct from given.author)
        or exists (select from attention a where ${leadsToSql('a.record_id', 'array[given.about]')}
          and a.state = 'following' and a.user_id is distinct from given.author)`,
    values: [
      lines.map(({ id }) => id),
      lines.map(({ recordId }) => recordId),
      lines.map(({ actor }) => (actor.kind === 'key' ? null : actor.id)),
    ],
  })
  return rows.map(({ line }) => Number(line))
}
