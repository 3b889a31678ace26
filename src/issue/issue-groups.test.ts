import { expect, it } from 'vitest'
import { type Issue, issue } from './issue.js'
import { addToGroup, cappedIssues, type IssueGroup, type IssueGroups } from './issue-groups.js'

const blank = (row: number): Issue =>
  issue({ code: 'student-missing', severity: 'warning', row, expected: 'a', received: 'b' })
const ragged = (row: number): Issue =>
  issue({ code: 'row-ragged', row, expected: '5 cells', received: '4' })
const shifted: Issue = issue({
  ...{ code: 'row-shifted', severity: 'warning', row: 9, expected: 'a', received: 'b' },
})

const counted = (issues: readonly Issue[]): readonly IssueGroup[] => {
  const groups: IssueGroups = new Map()
  for (const one of issues) addToGroup(groups, one)
  return [...groups.values()]
}

it('issues beyond the most are counted with the first of their kind', () => {
  const { keep, list } = cappedIssues(3)
  for (let row = 1; row <= 10; row++) keep(blank(row))
  expect(list().map(({ row, more }) => [row, more])).toEqual([
    [1, 7],
    [2, undefined],
    [3, undefined],
  ])
  expect(counted(list())).toEqual([{ first: { ...blank(1), more: 7 }, count: 10 }])
})

it('every error is kept, and the first of each kind', () => {
  const { keep, list } = cappedIssues(1)
  for (let row = 1; row <= 4; row++) {
    keep(blank(row))
    keep(ragged(row))
  }
  keep(shifted)
  expect(counted(list()).map(({ first, count }) => [first.code, count])).toEqual([
    ['student-missing', 4],
    ['row-ragged', 4],
    ['row-shifted', 1],
  ])
  expect(list()).toHaveLength(6)
})

it('columns and files are kinds of their own', () => {
  const at = (column: string, file: string): Issue => ({ ...blank(1), column, file })
  const some = [at('a', 'x'), at('b', 'x'), at('a', 'y'), at('a', 'x')]
  expect(counted(some).map(({ count }) => count)).toEqual([2, 1, 1])
})
