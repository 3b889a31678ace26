/** Ends a run of vitest with one plain line, and names every test that did not run. */
export default class PlainLineReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    const skipped = []
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        const known = state === 'pending' ? 'skipped' : state
        counts[known]++
        if (known === 'skipped') skipped.push(`${module.relativeModuleId}: ${test.fullName}`)
      }
    }
    for (const name of skipped) console.log(`SKIPPED ${name}`)
    console.log(
      `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`}`,
    )
  }
}
