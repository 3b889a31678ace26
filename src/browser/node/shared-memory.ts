// Stands in for shared memory, which pages have only where they are isolated from others: a Web Worker works alone.

const PlainMemory: typeof ArrayBuffer = ArrayBuffer

export { PlainMemory as SharedArrayBuffer }
