import { spawn } from 'node:child_process'
import { stopWithLauncher } from './launcher.ts'
import { root } from './root.ts'

// The address that people use is Vite's: links point there, and writes are accepted from there.
const env = { FARLEY_URL: 'http://127.0.0.1:5173', ...process.env }

// Node restarts the server when its sources change; Vite serves the web app, changing it in place.
const programs = [
  ['--watch', '--watch-preserve-output', 'src/server.ts'],
  ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'],
].map((args) => spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }))

stopWithLauncher()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
for (const program of programs) program.on('exit', () => stop('SIGTERM'))

function stop(signal: NodeJS.Signals) {
  for (const program of programs) program.kill(signal)
}
