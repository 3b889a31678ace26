import type { ParagraphBlock } from '../../document/report-document.js'
import type { UnitPage } from './open-unit-page.js'

/** What a hidden number means, in small print. */
export function smallNote({ say, words, input }: UnitPage): ParagraphBlock {
  const { minimumCell, minimumGroup } = input.campaign.protocol.suppression
  const runs = [say('smallNote', words('hidden'), String(minimumCell), String(minimumGroup))]
  return { kind: 'paragraph', isSmall: true, runs }
}
