#!/usr/bin/env node
const {load, start} = require('./start.js')

start(load())
