// Runs the built program over one mail and keeps what V8 compiled for it: see bin/start.js.
const {writeFileSync} = require('node:fs')
const {join} = require('node:path')
const {filename, load, start} = require('../bin/start.js')

const sample = join(__dirname, '..', 'fixtures', 'thread', 'leaked.txt')
process.argv = [process.argv[0], filename, sample]
const script = load()
start(script)
process.on('exit', () => writeFileSync(`${filename}.cache`, script.createCachedData()))
