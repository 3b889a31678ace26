import { parentPort } from 'node:worker_threads'
import { type AheadNews, type AheadOrder, readParcels } from './read-parcels.js'

/** Blocks that wait for whoever works on them; more would only take room. */
const MOST_AHEAD = 3

/** A thread that reads ahead: it is told what to read, and is given back the bytes of each parcel. */
parentPort?.once('message', (order: AheadOrder) => {
  const reading = readParcels(order)
  const send = (used: ArrayBuffer | null): void => {
    const { value, done } = reading.next(used)
    if (done === true) parentPort?.close()
    else post(value)
  }
  parentPort?.on('message', send)
  for (let ahead = 0; ahead < MOST_AHEAD; ahead++) send(null)
})

function post(news: AheadNews): void {
  parentPort?.postMessage(news, news.kind === 'block' ? [news.parcel.bytes] : [])
}
