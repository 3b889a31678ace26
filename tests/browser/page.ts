// The page of the test: a file, a Web Worker, what came of it.
import { type BrowserCampaign, type SheetList, screenInWorker } from '../../src/browser/index.js'

interface PageWorker {
  onmessage: ((event: { readonly data: never }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  postMessage(message: unknown): void
}
declare const Worker: new (url: string, options: { readonly type: 'module' }) => PageWorker

async function screened(): Promise<unknown> {
  const campaign = (await (await fetch('/campaign.json')).json()) as BrowserCampaign
  const file = await (await fetch('/responses.csv')).blob()
  const worker = new Worker('/browser-worker.js', { type: 'module' })
  const lists = (await (await fetch('/lists.json')).json()) as SheetList[] | null
  const options = { name: 'responses.csv', ...(lists === null ? {} : { lists }) }
  const result = await screenInWorker(worker as never, file, campaign, options)
  if (!result.ok) return { refused: result.issues }
  const { accounting, issues, files } = result.value
  const texts = Object.entries(files).map(
    async ([name, blob]) => [name, await blob.text()] as const,
  )
  return { accounting, issues, files: Object.fromEntries(await Promise.all(texts)) }
}

const post = (result: unknown): Promise<unknown> =>
  fetch('/result', { method: 'POST', body: JSON.stringify(result) })

screened().then(post, (error: unknown) => post({ failed: String(error) }))
