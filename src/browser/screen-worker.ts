// The script of a Web Worker: `mindgauge/browser-worker`. Reads a file that was dropped on the page and screens it.

import { issuesByCode } from '../batch/issue-ledger.js'
import { screenFiles } from '../batch/screen/screen-files.js'
import { openMapped } from '../io/open-mapped.js'
import { createStudentKeys } from '../io/student-keys.js'
import { readyCampaign } from './campaign.js'
import type { BrowserScreening, WorkerNews, WorkerOrder } from './messages.js'
import { mountBlob } from './node/fs.js'

interface WorkerScope {
  onmessage: ((event: { readonly data: WorkerOrder }) => void) | null
  postMessage(news: WorkerNews): void
}
declare const self: WorkerScope

let abort = new AbortController()

self.onmessage = ({ data }) => {
  if (data.kind === 'stop') {
    abort.abort()
    return
  }
  abort = new AbortController()
  const unmount = mountBlob(data.name, data.file)
  screen(data, abort.signal)
    .catch((error: unknown): WorkerNews => {
      const message = error instanceof Error ? error.message : String(error)
      return { kind: 'failed', message }
    })
    .then((news) => {
      unmount()
      self.postMessage(news)
    })
}

async function screen(
  { campaign, name, language, lists }: Extract<WorkerOrder, { kind: 'screen' }>,
  signal: AbortSignal,
): Promise<WorkerNews> {
  const ready = readyCampaign(campaign)
  if (!ready.ok) return { kind: 'refused', issues: ready.issues }
  const { compiled, norms } = ready.value
  const { levels, instructedItems = [] } = compiled.protocol
  const keys = createStudentKeys()
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  const opened = openMapped(name, instruments, {
    levels,
    students: keys,
    instructedItems,
    trials: 'mark',
  })
  if (!opened.ok) return { kind: 'refused', issues: opened.issues }
  const written = new Map<string, Blob[]>()
  const outcome = await screenFiles({
    compiled,
    norms,
    files: [opened.value],
    keys,
    roster: null,
    wave: null,
    detail: 'usual',
    language,
    issues: opened.issues,
    // The bytes are used again, and a blob keeps what it was given out of the worker's memory.
    write: (list, bytes) => {
      const pieces = written.get(list) ?? []
      written.set(list, pieces)
      pieces.push(new Blob([bytes.slice()]))
    },
    watch: { signal, onRows: (rows) => self.postMessage({ kind: 'rows', rows }) },
    crew: null,
    ...(lists === undefined ? {} : { lists }),
  })
  const screened: BrowserScreening = {
    accounting: outcome.accounting,
    issues: issuesByCode(outcome.ledger),
    files: Object.fromEntries([...written].map(([list, pieces]) => [list, new Blob(pieces)])),
  }
  return { kind: 'done', screened }
}
