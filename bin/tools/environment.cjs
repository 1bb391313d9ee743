'use strict'
const path = require('node:path')

/** The environment for whatever runs under that Node, so that its own child processes find it first on PATH. */
function environmentOf(node, root) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') || 'PATH'
  return {
    // Halves the time that later starts spend on reading TypeScript.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/farley-compiled'),
    ...process.env,
    [key]: path.dirname(node) + path.delimiter + (process.env[key] || ''),
  }
}

module.exports = { environmentOf }
