import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], timeout: number) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // the record is what .ci/run counts
    reporters: ['default', 'json'],
    outputFile: { json: 'dist/test-results.json' },
    projects: [
      project('architecture', ['test/architecture.test.ts'], 20_000),
      project('unit', ['test/unit/**/*.test.ts'], 30_000),
      project('laws', ['test/laws/**/*.test.ts'], 120_000),
      project('e2e', ['test/e2e/**/*.test.ts'], 120_000),
    ],
  },
});
