'use strict'
const { spawn } = require('node:child_process')
const os = require('node:os')
const path = require('node:path')
const { environmentOf } = require('./environment.cjs')
const { root, setUp } = require('./set-up.cjs')

/**
 * Runs one of our TypeScript files under Node 24, with the arguments of this command; passes signals on to it and its exit code back.
 * A server gets a process group of its own: otherwise Ctrl-C would reach it twice or thrice (terminal, npm and us).
 * With `here`, paths that are typed mean what they say where the person stands.
 */
async function run(file, { server = false, here = false } = {}) {
  const node = await setUp()
  const ownGroup = server && process.platform !== 'win32'
  const child = spawn(node, [path.join(root, file), ...process.argv.slice(2)], {
    cwd: here ? process.env.INIT_CWD || process.cwd() : root,
    env: here ? { ...environmentOf(node, root), FARLEY_DATA: dataDirectory() } : environmentOf(node, root),
    stdio: server ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'inherit',
    detached: ownGroup,
  })
  passSignals(child, ownGroup)
  if (server) stopWithParent(child)
  child.on('error', (error) => fail(`${node} cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code === null ? 128 + os.constants.signals[signal] : code))
}

// The same for a command typed anywhere as for the server, which runs in the checkout.
function dataDirectory() {
  return path.resolve(root, process.env.FARLEY_DATA || 'data')
}

function passSignals(child, ownGroup) {
  let last = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // The terminal has given an interrupt to everything in our group already.
      if (signal === 'SIGINT' && !ownGroup) return
      // npm passes on what the terminal has sent to us as well.
      if (Date.now() - last < 500) return
      last = Date.now()
      child.kill(signal)
    })
  }
}

// When npm is killed outright nobody tells us; without this the server would go on, holding the data directory.
function stopWithParent(child) {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1000).unref()
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

module.exports = { run }
