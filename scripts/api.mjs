// Compares the public API of dist/ with etc/*.api.md; with --update, writes the reports anew.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'

const ENTRIES = { index: 'mindgauge', io: 'mindgauge-io', report: 'mindgauge-report' }
const isUpdate = process.argv.includes('--update')
const projectFolder = resolve('.')
const quiet = [
  'console-preamble',
  'console-compiler-version-notice',
  'console-using-custom-tsdoc-config',
]

function configuration(entry, name) {
  return ExtractorConfig.prepare({
    packageJsonFullPath: resolve('package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder,
      mainEntryPointFilePath: resolve(`dist/${entry}.d.ts`),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: 'NodeNext',
            target: 'ES2022',
            lib: ['ES2023'],
            types: ['node'],
            skipLibCheck: true,
          },
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: resolve('etc'),
        reportTempFolder: resolve('node_modules/.cache/mindgauge/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          // No release tags: what an entry exports is public.
          'ae-missing-release-tag': { logLevel: 'none' },
          // typedoc checks links; members whose name says it all have no comment.
          'ae-unresolved-link': { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'none' },
        },
        // typedoc checks the syntax of comments.
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  })
}

mkdirSync('etc', { recursive: true })
let isStale = false
for (const [entry, name] of Object.entries(ENTRIES)) {
  const result = Extractor.invoke(configuration(entry, name), {
    localBuild: isUpdate,
    messageCallback: (message) => {
      if (quiet.includes(message.messageId)) message.logLevel = 'none'
    },
  })
  isStale ||= !result.succeeded
}
if (isStale)
  console.log('the API report is stale or has errors: run `npm run api` and review the change')
process.exit(isStale ? 1 : 0)
