'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { findNode, installNode } = require('./node-24.cjs')
const { arePackagesInstalled, installPackages } = require('./packages.cjs')
const { Impossible, exclusively } = require('./progress.cjs')

const root = path.resolve(__dirname, '../..')

/** Installs what is missing and answers the path of a Node 24; ends the process with one sentence when it cannot. */
async function setUp() {
  try {
    const node = findNode(root)
    if (node && arePackagesInstalled(root)) return node
    fs.mkdirSync(path.join(root, '.farley'), { recursive: true })
    return await exclusively(path.join(root, '.farley/setup.lock'), install)
  } catch (error) {
    if (!(error instanceof Impossible) && error.code !== 'EACCES' && error.code !== 'EROFS') throw error
    console.error(`setup: ${error.message}`)
    process.exit(1)
  }
}

// Looks again at what is missing: another command may have installed it while this one waited.
async function install() {
  const node = findNode(root) || (await installNode(root))
  if (!arePackagesInstalled(root)) await installPackages(root, node)
  return node
}

module.exports = { root, setUp }
