// Stands in for `node:path` in a page, where paths are names of files.

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

export const join = (...parts: readonly string[]): string => parts.join('/')
