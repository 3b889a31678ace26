/** Copies bytes; what stands 15 bytes behind them may be overwritten. */
export function copyBytes(from: usize, to: usize, length: usize): void {
  for (let done: usize = 0; done < length; done += 16) v128.store(to + done, v128.load(from + done))
}
