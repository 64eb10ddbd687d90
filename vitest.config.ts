import {configDefaults, defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/bench/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
