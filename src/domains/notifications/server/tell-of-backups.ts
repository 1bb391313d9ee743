import { newId } from '../../../kernel/id.ts'
import { folderOf, lastOutcomes, troubleIn } from '../../../platform/backup/index.ts'
import { ring } from '../../../platform/ledger/index.ts'
import type { JobOnSite } from '../../../platform/room.ts'
import { keepNews } from './keep.ts'

/** Tells whoever administers when the last backup is no good or none has been for two days; once a day. */
export const tellOfBackups: JobOnSite = (site) => ({
  name: 'tell-of-backups',
  cron: '*/10 * * * *',
  async run(ctx) {
    const folder = folderOf(site)
    const trouble = folder ? troubleIn(await lastOutcomes(folder), ctx.now()) : null
    if (!trouble) return
    const at = ctx.now().toISOString()
    const text = `select id from users where role in ('owner', 'admin') and active and deleted_at is null`
    const told = await ctx.db.run<{ id: string }>({ text, values: [] })
    const news = told.map(({ id: userId }) => ({
      ...{ userId, kind: 'backup' as const, deed: trouble.kind, fold: `backup ${at.slice(0, 10)}` },
      ...{ record: null, recordId: null, groupId: newId(), at },
    }))
    await ctx.db.transaction((tx) => keepNews(tx, news))
    ring(ctx.db)
  },
})
