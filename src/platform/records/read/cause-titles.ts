import type { Ctx } from '../../context.ts'

/** What the jobs are called that causes belong to: "Import of accounts.csv"; a single request has none. */
export async function causeTitles(ctx: Ctx, causes: readonly string[]): Promise<Record<string, string>> {
  if (causes.length === 0) return {}
  const rows = await ctx.db.run<{ cause: string; title: string }>({
    name: 'cause_titles',
    text: 'select cause_id as cause, title from job_run where cause_id = any ($1::uuid[])',
    values: [[...new Set(causes)]],
  })
  return Object.fromEntries(rows.map(({ cause, title }) => [cause, title]))
}
