// Stands in for `node:timers/promises` in a Web Worker.

interface Port {
  onmessage: (() => void) | null
  postMessage(message: null): void
  close(): void
}
declare const MessageChannel: new () => { readonly port1: Port; readonly port2: Port }

/** Lets messages come in; without the four milliseconds that a page's timers wait. */
export function setImmediate(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
