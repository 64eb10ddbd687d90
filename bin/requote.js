#!/usr/bin/env node
import '../dist/requote.js'
