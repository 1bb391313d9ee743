'use strict'
const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { environmentOf } = require('./environment.cjs')
const { npmCli, quiet } = require('./node-24.cjs')
const { watch } = require('./progress.cjs')

/** Whether node_modules is what package-lock.json says. */
function arePackagesInstalled(root) {
  if (read(stampOf(root)) === lockHash(root)) return true
  if (!isLockMet(root)) return false
  stamp(root)
  return true
}

/** Installs exactly what package-lock.json says. */
async function installPackages(root, node) {
  const total = Object.entries(lockOf(root).packages).filter(isCounted).length
  await watch(node, [npmCli(), 'ci', '--include=dev', '--include=optional', ...quiet], {
    cwd: root,
    env: environmentOf(node, root),
    label: 'Installing packages',
    count: () => `${countPackages(path.join(root, 'node_modules'))} of about ${total}`,
    log: path.join(root, '.farley/setup.log'),
    otherwise: 'The packages could not be installed from the npm registry',
    hint: 'connect to the internet once; afterwards Farley starts without it',
  })
  stamp(root)
}

// Somebody who added a package by `npm install` has a right node_modules without our stamp.
function isLockMet(root) {
  const installed = JSON.parse(read(path.join(root, 'node_modules/.package-lock.json')) || '{"packages":{}}').packages
  return Object.entries(lockOf(root).packages).every(
    ([place, wanted]) =>
      place === '' ||
      (installed[place] ? installed[place].version === wanted.version : wanted.optional && !isForHere(wanted)),
  )
}

// Which C library a machine has is npm's to know, so a package that names one is not missed.
function isForHere({ os, cpu, libc }) {
  return Boolean(os && os.includes(process.platform) && cpu && cpu.includes(process.arch) && !libc)
}

function stamp(root) {
  try {
    fs.writeFileSync(stampOf(root), lockHash(root))
  } catch (error) {
    // Somebody else's checkout that we may only read: it is right, which is all we wanted to know.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}

function lockHash(root) {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'))
  return crypto.createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

function lockOf(root) {
  return JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
}

function stampOf(root) {
  return path.join(root, 'node_modules/.installed')
}

// Those at the top, which are nearly all of them, and none that is for other machines.
function isCounted([place, wanted]) {
  return place.split('node_modules/').length === 2 && (!wanted.optional || isForHere(wanted))
}

// npm makes all the folders first and fills them later.
function countPackages(folder) {
  const isFilled = (place) => fs.existsSync(path.join(folder, place, 'package.json'))
  const scoped = (name) => list(path.join(folder, name)).map((each) => path.join(name, each))
  const places = list(folder).flatMap((name) => (name.startsWith('@') ? scoped(name) : [name]))
  return places.filter(isFilled).length
}

function list(folder) {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

module.exports = { arePackagesInstalled, installPackages }
