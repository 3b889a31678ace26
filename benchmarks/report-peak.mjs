// Preloaded into a measured process: prints its peak memory as the last line of standard error.
process.on('exit', () => {
  process.stderr.write(`\npeak-kilobytes ${process.resourceUsage().maxRSS}\n`)
})
