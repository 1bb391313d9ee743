import type { Runner } from '../db/runner.ts'

/** One piece of work to be done behind. */
export interface NewJob {
  /** Which handler does it, with its kind: `job:empty-bin`, `reaction:…`, `run:import`. */
  task: string
  payload: unknown
  /** Not before this time. */
  at?: string
  /** While one with this key waits, another replaces it. */
  key?: string
  /** How often it is tried; 25 times over some days when left out. */
  tries?: number
}

const add = `select graphile_worker.add_jobs(array_agg(spec)) from (
  select row(given.task, given.payload, null, given.at, given.tries, given.key, null, null)::graphile_worker.job_spec as spec
  from json_to_recordset($1::json) as given (task text, payload json, at timestamptz, tries smallint, key text)
) as specs`

/** Adds jobs, all in one statement. Never inside a change: it tells the workers, which takes a lock on the whole server at commit. */
export async function addJobs(on: Runner, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > 0) await on.run({ name: 'jobs_add', text: add, values: [JSON.stringify(jobs)] })
}

/** Has a room's job done behind, at least once, as the system. */
export function enqueue(
  on: Runner,
  name: string,
  payload: unknown,
  options: Omit<NewJob, 'task' | 'payload'> = {},
): Promise<void> {
  return addJobs(on, [{ task: `job:${name}`, payload, ...options }])
}
