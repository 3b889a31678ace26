import type { SheetList } from '../batch/screen/lane.js'
import type { Issue, Result } from '../issue/issue.js'
import type { Language } from '../issue/text.js'
import type { BrowserCampaign } from './campaign.js'
import type { BrowserScreening, WorkerNews } from './messages.js'

/** As much of a Web Worker as is needed. */
export interface ScreeningWorker {
  onmessage: ((event: { readonly data: WorkerNews }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  postMessage(message: unknown): void
}

export interface ScreenInWorkerOptions {
  /** What the file is called in issues; that of a dropped file if absent. */
  readonly name?: string
  /** Of the words in the lists; `en` if absent. */
  readonly language?: Language
  /**
   * Lists of sheets to make; all of them if absent. The accounting needs none: without, a term is counted in about half
   * the time, and the lists can be asked for when somebody wants them. What could not be used is listed in any case.
   */
  readonly lists?: readonly SheetList[]
  /** Rows read so far. */
  readonly onRows?: (rows: number) => void
  readonly signal?: AbortSignal
}

/**
 * Screens a file of answers in a Web Worker, without a network: reads it in slices, scores it and counts tiers with the
 * same engine as the command `screen`, while the page stays free. The results are the same bytes as in Node.
 *
 * @param worker - `new Worker(new URL('mindgauge/browser-worker', import.meta.url), { type: 'module' })`, as bundlers
 *   understand it; one file at a time
 * @param file - text, such as a CSV file that was dropped or chosen
 * @param campaign - protocol, instruments, norms
 * @returns the accounting and the lists, or everything that stands in the way
 * @throws {@link Error} when the worker fails, or the signal's reason when the work is stopped
 */
export function screenInWorker(
  worker: ScreeningWorker,
  file: Blob & { readonly name?: string },
  campaign: BrowserCampaign,
  { name, language = 'en', lists, onRows, signal }: ScreenInWorkerOptions = {},
): Promise<Result<BrowserScreening>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      worker.postMessage({ kind: 'stop' })
      end(() => reject(signal?.reason))
    }
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', stop)
      worker.onmessage = null
      worker.onerror = null
      settle()
    }
    worker.onmessage = ({ data }) => {
      if (data.kind === 'rows') onRows?.(data.rows)
      else if (data.kind === 'failed')
        end(() => reject(new Error(`screenInWorker failed: ${data.message}`)))
      else end(() => resolve(resultOf(data)))
    }
    worker.onerror = ({ message = 'the script of the worker cannot be run' }) =>
      end(() => reject(new Error(`screenInWorker failed: ${message}`)))
    signal?.throwIfAborted()
    signal?.addEventListener('abort', stop, { once: true })
    worker.postMessage({
      kind: 'screen',
      campaign,
      file,
      name: name ?? file.name ?? 'answers.csv',
      language,
      lists,
    })
  })
}

const NO_ISSUES: readonly Issue[] = []

function resultOf(
  news: Extract<WorkerNews, { kind: 'refused' | 'done' }>,
): Result<BrowserScreening> {
  if (news.kind === 'refused') return { ok: false, issues: news.issues }
  return { ok: true, value: news.screened, issues: NO_ISSUES }
}
