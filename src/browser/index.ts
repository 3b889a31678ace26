// browser: a file that is dropped on a page, screened by a Web Worker

export type { BrowserCampaign } from './campaign.js'
export type { BrowserScreening } from './messages.js'
export {
  type ScreenInWorkerOptions,
  type ScreeningWorker,
  screenInWorker,
} from './screen-in-worker.js'
