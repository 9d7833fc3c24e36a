import { defineConfig, mergeConfig } from 'vitest/config'
import vite from './vite.config'

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      environment: 'jsdom',
      include: ['src/**/*.test.ts'],
      setupFiles: ['src/test-setup.ts'],
      env: { TZ: 'Asia/Shanghai' },
      maxWorkers: 1,
      testTimeout: 60_000, // a busy machine is no failure
      hookTimeout: 60_000,
      expect: { poll: { timeout: 30_000 } },
    },
  }),
)
