import type { Ctx } from '../../../platform/context.ts'
import { folderOf, isUnderWay, lastOutcomes, nextOne, troubleIn, type Outcome } from '../../../platform/backup/index.ts'
import { momentsOf } from '../../../platform/moments/index.ts'
import type { Site } from '../../../platform/site.ts'
import { told } from '../../../platform/words/index.ts'
import type { BackupsState, KeptBackup, KeptMoments } from '../model/index.ts'
import { keysOf } from './kept-keys.ts'

/** How the backups of this workspace stand. */
export async function stateOf(ctx: Ctx, site: Site): Promise<BackupsState> {
  const folder = folderOf(site)
  if (!folder) return nothing(site)
  const outcomes = await lastOutcomes(folder)
  return {
    off: null,
    folder,
    isUnderWay: isUnderWay(site),
    nextAt: nextOne(outcomes, site.now()).toISOString(),
    backups: outcomes.map((outcome) => shown(ctx, outcome)),
    trouble: troubleIn(outcomes, site.now()),
    moments: await momentsShown(ctx, site, folder),
    keys: await keysOf(ctx, site),
  }
}

const nothing = ({ backups }: Site): BackupsState => ({
  ...{ off: backups ? 'demonstration' : 'noFolder', folder: null, isUnderWay: false, nextAt: null },
  ...{ backups: [], trouble: null, moments: null, keys: null },
})

const shown = (ctx: Ctx, { file, at, bytes, rows, problem, sentence, ...took }: Outcome): KeptBackup => ({
  ...{ file, at, bytes, rows, triedAt: took.triedAt ?? null, madeMs: took.madeMs ?? null },
  triedMs: took.triedMs ?? null,
  lostFiles: took.lostFiles ?? 0,
  problem: problem === null ? null : sentence ? told(ctx, sentence) : problem,
})

async function momentsShown(ctx: Ctx, { workspace, now }: Site, folder: string): Promise<KeptMoments | null> {
  const moments = workspace.cluster.kind === 'embedded' ? await momentsOf(folder, now()) : undefined
  if (!moments) return null
  const { spans, trouble } = moments
  if (!trouble) return { spans, trouble }
  const { kind, at, problem = null, sentence } = trouble
  return { spans, trouble: { kind, at, problem: sentence ? told(ctx, sentence) : problem } }
}
