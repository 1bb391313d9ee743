import type { Ctx } from '../../../platform/context.ts'
import { folderOf, isUnderWay, lastOutcomes, nextOne, troubleIn, type Outcome } from '../../../platform/backup/index.ts'
import type { Site } from '../../../platform/site.ts'
import { told } from '../../../platform/words/index.ts'
import type { BackupsState, KeptBackup } from '../model/index.ts'
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
    keys: await keysOf(ctx, site),
  }
}

const nothing = ({ backups }: Site): BackupsState => ({
  ...{ off: backups ? 'demonstration' : 'noFolder', folder: null, isUnderWay: false, nextAt: null },
  ...{ backups: [], trouble: null, keys: null },
})

const shown = (ctx: Ctx, { file, at, bytes, rows, problem, sentence, ...took }: Outcome): KeptBackup => ({
  ...{ file, at, bytes, rows, triedAt: took.triedAt ?? null, madeMs: took.madeMs ?? null },
  triedMs: took.triedMs ?? null,
  lostFiles: took.lostFiles ?? 0,
  problem: problem === null ? null : sentence ? told(ctx, sentence) : problem,
})
