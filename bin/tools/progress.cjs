'use strict'
const { spawn } = require('node:child_process')
const fs = require('node:fs')

/** What setup cannot do, as one sentence for the person who called it. */
class Impossible extends Error {}

/**
 * Runs a program while showing how far it is; its output goes to `log`.
 * Throws `otherwise: reason; hint` as an Impossible when it fails.
 */
async function watch(program, args, { label, count, cwd, env, log, otherwise, hint }) {
  const output = fs.openSync(log, 'w')
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', output, output] })
  const started = Date.now()
  const show = progressLine(() => {
    const seconds = Math.round((Date.now() - started) / 1000)
    return `${label}${count ? `, ${count()}` : ''}, ${seconds} s`
  })
  const code = await ended(child)
  fs.closeSync(output)
  show.end(code === 0)
  if (code !== 0) throw new Impossible(`${otherwise} (${reasonIn(fs.readFileSync(log, 'utf8'))}, see ${log}): ${hint}.`)
}

// Who stops us stops the program too: it must not go on installing behind the back of the next setup.
async function ended(child) {
  const stop = () => child.kill()
  const leave = () => process.exit(130)
  process.once('exit', stop).once('SIGINT', leave).once('SIGTERM', leave)
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', resolve)
  })
  process.off('exit', stop).off('SIGINT', leave).off('SIGTERM', leave)
  return code
}

// A terminal gets one line that changes; a log gets a line now and then.
function progressLine(text) {
  const terminal = process.stderr.isTTY
  const say = () => process.stderr.write(terminal ? `\r\u001b[K${text()} …` : `${text()} …\n`)
  say()
  const timer = setInterval(say, terminal ? 200 : 5000)
  return {
    end(isDone) {
      clearInterval(timer)
      process.stderr.write(`${terminal ? '\r\u001b[K' : ''}${text()}${isDone ? '.' : ': failed.'}\n`)
    },
  }
}

function reasonIn(output) {
  const line = output.split('\n').find((each) => /npm (error|ERR!) (code|errno)/.test(each))
  return line ? line.split(' ').pop() : 'npm failed'
}

/** Does the work while holding a lock file, after whoever holds it now; a holder that died is passed over. */
async function exclusively(file, work) {
  let isTold = false
  while (!take(file)) {
    if (!isHeld(file)) fs.rmSync(file, { force: true })
    else {
      if (!isTold) console.error('Another command is installing; waiting for it …')
      isTold = true
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

function isHeld(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'))
    // Between its creation and its first byte the file is empty: that holder is alive.
    return holder === 0 || process.kill(holder, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

module.exports = { Impossible, watch, exclusively }
