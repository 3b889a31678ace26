// The page that is measured: a file is chosen, a Web Worker screens it, and the page notes when it could not answer.
import { screenInWorker } from '../../dist/browser.js'

const LONG_TASK_MS = 50

/** Milliseconds of the longest time in which the page could do nothing else, by its own clock and by the browser's. */
function watchPage() {
  let longest = 0
  let last = performance.now()
  const tick = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  const tasks = []
  const observer = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ type: 'longtask' })
  return () => {
    clearInterval(tick)
    observer.disconnect()
    return { longestGap: longest, longTasks: tasks.filter((ms) => ms > LONG_TASK_MS).length }
  }
}

async function measured(file, options) {
  const campaign = await (await fetch('/campaign.json')).json()
  const worker = new Worker('/browser-worker.js', { type: 'module' })
  // The worker's script is loaded while the user looks for the file.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const stop = watchPage()
  const start = performance.now()
  const result = await screenInWorker(worker, file, campaign, options)
  const seconds = (performance.now() - start) / 1000
  const page = stop()
  worker.terminate()
  if (!result.ok) return { refused: result.issues }
  return { seconds, ...page, accounting: result.value.accounting }
}

document.querySelector('input').addEventListener('change', async ({ target }) => {
  const options = window.location.hash === '#counts' ? { lists: [] } : {}
  window.outcome = await measured(target.files[0], options).catch((error) => ({
    failed: String(error),
  }))
})
