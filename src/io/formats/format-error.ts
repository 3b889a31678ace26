import type { IssueDraft } from '../../issue/issue.js'

/** What a reader of a format throws where a file cannot be read further; it becomes an issue at the door. */
export class FormatError extends Error {
  readonly draft: IssueDraft

  constructor(draft: IssueDraft) {
    super(`${draft.code}: expected ${draft.expected}, received ${draft.received}`)
    this.draft = draft
  }
}

/** A file that says something that cannot be. */
export function damaged(kind: string, received: string): FormatError {
  return new FormatError({ code: 'file-unreadable', expected: `a whole ${kind}`, received })
}

/** A file that ends before it should. */
export function truncated(expected: string, received: string): FormatError {
  return new FormatError({ code: 'file-truncated', expected, received })
}

/** A file that would harm whoever reads it. */
export function unsafe(expected: string, received: string): FormatError {
  return new FormatError({ code: 'file-unsafe', expected, received })
}
