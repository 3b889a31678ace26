import { parentPort } from 'node:worker_threads'
import type { StudentOrder } from './student-order.js'
import { writeStudents } from './write-students.js'

/** A thread that writes the pages of its part, says how far it is, and then what it wrote. */
parentPort?.once('message', async (order: StudentOrder) => {
  const { signal } = new AbortController()
  const onRows = (pages: number): void => parentPort?.postMessage({ kind: 'pages', pages })
  const written = await writeStudents(order, { signal, onRows })
  parentPort?.postMessage({ kind: 'done', written })
  parentPort?.close()
})
