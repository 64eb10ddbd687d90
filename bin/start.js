/**
 * Starts one of the programs in dist/ with V8's code cache beside it, which `npm run build` made: half of
 * the time that a program needs above Node's own start goes into compiling. V8 itself refuses a cache of
 * another version or of other source; then the source is compiled as usual.
 *
 * The first word tells the program: `fix`, `lint` and `completion` are bundles of their own, so that the filter in a
 * pipe does not pay for them. A file of that name is read as `./fix`.
 */
const {existsSync, readFileSync} = require('node:fs')
const {createRequire, wrap} = require('node:module')
const {dirname, join} = require('node:path')
const {Script} = require('node:vm')

const dist = join(__dirname, '..', 'dist')
const commands = ['fix', 'lint', 'completion']

/** The bundle for the words behind the program's name. */
function programFor(argv) {
  const named = commands.includes(argv[0]) ? join(dist, `requote-${argv[0]}.cjs`) : null
  return named !== null && existsSync(named) ? named : join(dist, 'requote.cjs')
}

/** A compiled program; `cachedDataRejected` tells whether the cache was of use. */
function load(filename) {
  return new Script(wrap(readFileSync(filename, 'utf8')), {
    filename,
    cachedData: readCache(filename),
  })
}

function readCache(filename) {
  try {
    return readFileSync(`${filename}.cache`)
  } catch {
    return undefined
  }
}

function start(script, filename) {
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

module.exports = {dist, load, programFor, start}
