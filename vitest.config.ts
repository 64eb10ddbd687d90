import {configDefaults, defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/bench/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
