import { expect, it } from 'vitest'
import { isNoStudent } from './is-no-student.js'

it.each(['合计', '平均分：', '共40人', 'N = 40', 'Total', '学号', 'Student ID'])(
  '%s is a line of totals or a header again',
  (text) => expect(isNoStudent(text)).toBe(true),
)

it.each([
  ...[
    '注：本表由教务处导出',
    '备注: 缺考3人',
    '说明：分数越高越严重',
    '制表人：某某',
    '填表日期：2026年9月',
  ],
  ...[
    '导出时间:2026-11-22 10:00',
    '数据来源：问卷',
    '注1：含借读',
    'Note: absent pupils left out',
    'Source: survey',
  ],
])('%s is a remark below a list', (text) => expect(isNoStudent(text)).toBe(true))

it.each([
  '20260101',
  'S-17',
  'note17',
  '注册7',
  '共青团01',
  'G:12',
  'T0001',
  '城关:07',
  '13:05',
  'id7',
])('%s may be a student number', (text) => expect(isNoStudent(text)).toBe(false))
