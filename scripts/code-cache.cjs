// Runs a built program over one mail and keeps what V8 compiled for it: see bin/start.js.
//
//     node scripts/code-cache.cjs BUNDLE [word…]
const {writeFileSync} = require('node:fs')
const {join} = require('node:path')
const {dist, load, start} = require('../bin/start.js')

const [bundle, ...words] = process.argv.slice(2)
const filename = join(dist, bundle)
const sample = join(__dirname, '..', 'fixtures', 'thread', 'leaked.txt')
process.argv = [process.argv[0], filename, ...words, sample]
const script = load(filename)
start(script, filename)
process.on('exit', () => writeFileSync(`${filename}.cache`, script.createCachedData()))
