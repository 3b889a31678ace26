/** How many persons with and without the condition have each score: grows with the distinct scores, not the persons. */
export interface ScoreCounts {
  readonly byScore: Map<number, { cases: number; others: number }>
  cases: number
  others: number
}

export function createScoreCounts(): ScoreCounts {
  return { byScore: new Map(), cases: 0, others: 0 }
}

/** Counts one person; a score of NaN is passed over. */
export function addScore(counts: ScoreCounts, score: number, isCase: boolean): void {
  if (Number.isNaN(score)) return
  const known = counts.byScore.get(score) ?? { cases: 0, others: 0 }
  counts.byScore.set(score, known)
  if (isCase) {
    known.cases++
    counts.cases++
  } else {
    known.others++
    counts.others++
  }
}

/** The scores in rising order. */
export function sortedScores({ byScore }: ScoreCounts): readonly {
  readonly score: number
  readonly cases: number
  readonly others: number
}[] {
  return Array.from(byScore, ([score, counts]) => ({ score, ...counts })).sort(
    (one, other) => one.score - other.score,
  )
}
