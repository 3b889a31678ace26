// Stands in for `node:worker_threads` in a Web Worker, which works alone.

export const Worker = null
