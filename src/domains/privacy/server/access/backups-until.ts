import type { Ctx } from '../../../../platform/context.ts'
import type { Site } from '../../../../platform/site.ts'
import { showing } from './shown.ts'

/** By what day the last backup that this server keeps of today is gone; null where it keeps none by itself. */
export function backupsUntil(site: Site, ctx: Ctx): string | null {
  if (!site.backups) return null
  const last = new Date(ctx.now())
  last.setUTCMonth(last.getUTCMonth() + monthsKept)
  return showing(ctx).value(last.toISOString().slice(0, 10), 'date')
}

/** Of the newest months one backup each is kept (platform/backup/kept-backups.ts). */
const monthsKept = 13
