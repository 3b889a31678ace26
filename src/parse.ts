// From files to what the core takes: parsers and linters of instruments, norm tables, protocols and references. They
// bring the validators along, which a page that imports parsed instruments does without.

export { lintInstrument } from './instrument/lint-instrument.js'
export { type ParseInstrumentOptions, parseInstrument } from './instrument/parse-instrument.js'
export { ISSUE_CODES } from './issue/codes.js'
export { issue } from './issue/issue.js'
export { lintNormTable } from './norm/lint-norm-table.js'
export { parseNormTable } from './norm/parse-norm-table.js'
export {
  checkGoldenCase,
  type GoldenCase,
  type GoldenDocument,
  type GoldenScale,
} from './risk/check-golden.js'
export { lintProtocol } from './risk/lint-protocol.js'
export { parseProtocol } from './risk/parse-protocol.js'
export { parseQualityReference } from './score/quality/reference/parse-quality-reference.js'
