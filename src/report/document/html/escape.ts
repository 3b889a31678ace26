import { escapeHtml } from '../../html.js'

/** A text of nothing but what {@link escapeHtml} leaves as it is. */
const PLAIN =
  /^[ !#-%(-;=?-~\u00a0-\u061b\u061d-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*$/

/** Text for HTML content and quoted attributes: {@link escapeHtml}, without work where there is nothing to change. */
export function escaped(text: string): string {
  return PLAIN.test(text) ? text : escapeHtml(text)
}
