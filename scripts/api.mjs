// Compares the public API of dist/ with etc/*.api.md; with --update, writes the reports anew.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'

const REPORTS = {
  index: 'mindgauge',
  parse: 'mindgauge-parse',
  risk: 'mindgauge-risk',
  cohort: 'mindgauge-cohort',
  io: 'mindgauge-io',
  report: 'mindgauge-report',
  browser: 'mindgauge-browser',
}
const QUIET = new Set([
  'console-preamble',
  'console-compiler-version-notice',
  'console-using-custom-tsdoc-config',
])
const isUpdate = process.argv.includes('--update')
const none = { logLevel: 'none' }

const compilerOptions = {
  module: 'NodeNext',
  target: 'ES2022',
  lib: ['ES2023'],
  types: ['node'],
  skipLibCheck: true,
}

const messages = {
  compilerMessageReporting: { default: { logLevel: 'error' } },
  extractorMessageReporting: {
    default: { logLevel: 'error' },
    // No release tags: what an entry exports is public.
    'ae-missing-release-tag': none,
    // typedoc checks links, and that what is referred to is exported by one of the entries.
    'ae-unresolved-link': none,
    'ae-forgotten-export': none,
    // Members whose name says it all have no comment.
    'ae-undocumented': none,
  },
  tsdocMessageReporting: { default: none },
}

function configuration(entry) {
  return ExtractorConfig.prepare({
    packageJsonFullPath: resolve('package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve(`dist/${entry}.d.ts`),
      compiler: { overrideTsconfig: { compilerOptions } },
      apiReport: {
        enabled: true,
        reportFileName: `${REPORTS[entry]}.api.md`,
        reportFolder: resolve('etc'),
        reportTempFolder: resolve('node_modules/.cache/mindgauge/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages,
    },
  })
}

mkdirSync('etc', { recursive: true })
let isStale = false
for (const entry of Object.keys(REPORTS)) {
  const result = Extractor.invoke(configuration(entry), {
    localBuild: isUpdate,
    messageCallback: (message) => {
      if (QUIET.has(message.messageId)) message.logLevel = 'none'
    },
  })
  isStale ||= !result.succeeded
}
if (isStale) console.log('the API report is stale: run `npm run api` and review what changed')
process.exit(isStale ? 1 : 0)
