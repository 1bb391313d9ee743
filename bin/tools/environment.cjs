'use strict'
const path = require('node:path')

/** The environment for whatever runs under that Node, so that its own child processes find it first on PATH. */
function environmentOf(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') || 'PATH'
  return {
    ...process.env,
    [key]: path.dirname(node) + path.delimiter + (process.env[key] || ''),
  }
}

module.exports = { environmentOf }
