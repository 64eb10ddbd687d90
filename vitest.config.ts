import {availableParallelism} from 'node:os'
import {configDefaults, defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/bench/**'],
    // Many tests start a process and wait for it: a second worker uses that time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
