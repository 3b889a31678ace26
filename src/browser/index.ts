// browser: a file that is dropped on a page, screened by a Web Worker

export type { SheetList } from '../batch/screen/lane.js'
export type { RejectedCode, ScreenAccounting } from '../batch/screen/tally.js'
export type { BrowserCampaign } from './campaign.js'
export type { BrowserScreening, WorkerNews, WorkerOrder } from './messages.js'
export {
  type ScreenInWorkerOptions,
  type ScreeningWorker,
  screenInWorker,
} from './screen-in-worker.js'
