/**
 * Starts dist/requote.cjs with V8's code cache beside it, which `npm run build` made: half of the time
 * that the program needs above Node's own start goes into compiling. V8 itself refuses a cache of
 * another version or of other source; then the source is compiled as usual.
 */
const {readFileSync} = require('node:fs')
const {createRequire, wrap} = require('node:module')
const {dirname, join} = require('node:path')
const {Script} = require('node:vm')

const filename = join(__dirname, '..', 'dist', 'requote.cjs')

/** The compiled program; `cachedDataRejected` tells whether the cache was of use. */
function load() {
  return new Script(wrap(readFileSync(filename, 'utf8')), {
    filename,
    cachedData: readCache(),
  })
}

function readCache() {
  try {
    return readFileSync(`${filename}.cache`)
  } catch {
    return undefined
  }
}

function start(script) {
  const program = {exports: {}}
  const run = script.runInThisContext()
  run.call(
    program.exports,
    program.exports,
    createRequire(filename),
    program,
    filename,
    dirname(filename),
  )
}

module.exports = {filename, load, start}
