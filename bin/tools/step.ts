import { spawn } from 'node:child_process'

/** One program of `npm run check`, run by this Node. */
export interface Step {
  name: string
  args: readonly string[]
}

/** Runs a step to its end, then says how long it took and, when it failed, what it had to say. */
export async function runStep(cwd: string, { name, args }: Step): Promise<boolean> {
  const started = performance.now()
  const { code, output } = await outputOf(cwd, args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trim())
  return code === 0
}

function outputOf(cwd: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
