#!/usr/bin/env node
const {load, programFor, start} = require('./start.js')

const filename = programFor(process.argv.slice(2))
start(load(filename), filename)
