const texts = {
  title: 'Screening report',
  wave: 'Wave: {0}',
  example:
    'The protocol is an example. Before its tiers are used, the responsible office must adopt it or change it.',
  madeWith: 'Scored by mindgauge {0}; protocol {1} {2}, fingerprint {3}.',
  contents: 'Contents',
  scroll: 'table, can be scrolled sideways',

  accounting: 'Who took part',
  accountingNote: '{0} rows were read: {1} scored, {2} rejected.',
  noRoster: 'There was no roster, so it is not known who is missing.',
  what: 'Students and sheets',
  number: 'Number',
  meaning: 'Meaning',
  enrolled: 'Enrolled',
  enrolledMeaning: 'on the roster, in a grade that takes part',
  answered: 'Answered',
  answeredMeaning: 'students with a sheet that counts',
  missing: 'Missing',
  missingMeaning: 'enrolled, without a sheet; the list is missing.csv',
  valid: 'Valid',
  validMeaning: 'no rule of response quality speaks against the sheet',
  suspect: 'Suspect',
  suspectMeaning: 'scored and counted; rates are also given without these sheets',
  invalid: 'Invalid',
  invalidMeaning: 'never counted as “{0}”; to be repeated, the list is retest.csv',
  rejected: 'Rejected rows',
  rejectedMeaning: 'could not be read or are superseded; the list is rejected.csv',
  unknown: 'Unknown to the roster',
  unknownMeaning: 'sheets whose student is not on the roster',
  ofEnrolled: '{0} % of enrolled',
  ofAnswered: '{0} % of answered',

  crisis: 'Crisis items',
  crisisCount:
    'Students whose answers on a crisis item ask for a talk the same day, whatever else is on the sheet: {0}',
  crisisOpen: 'Sheets on which a crisis item is unanswered and none is marked: {0}',
  crisisPointer:
    'Names are not in this report. They are in crisis.csv, which only the persons in charge may open.',
  hidden: 'hidden',

  tiers: 'Tiers of all students',
  tiersNote:
    'A tier suggests with whom an adult should talk first, and how soon. Shares are of the sheets that could be scored, valid and suspect; the intervals are 95 % intervals.',
  tier: 'Tier',
  students: 'Students',
  shareInterval: 'Share (95 % interval)',
  validOnly: 'Without suspect sheets',
  apartNote:
    'Apart from the tiers, never counted as “{0}”: invalid sheets {1}, students without a sheet {2}. An invalid sheet is in no tier of these tables even where a critical item on it puts the student in one; those students are on the restricted list crisis.csv.',
  undeterminedNote:
    '“{0}” means that the missing answers could still put the student in a tier. These students are listed in students.csv.',
  tiersBySex: 'Tiers by sex',
  female: 'Girls',
  male: 'Boys',
  unknownSex: 'Sex not given',
  tiersByGrade: 'Tiers by grade',
  tiersBy: 'Tiers: {0}',
  level: 'by {0}',
  school: 'school',
  district: 'district',
  campus: 'campus',
  stage: 'school stage',
  noRanking:
    'In the order of names, not of results. Groups differ in size, in age and in chance: where intervals overlap, the difference may be chance. This table is no ranking of schools.',
  group: 'Group',
  grade: 'Grade',
  gradeName: 'Grade {0}',
  className: 'Class {0}',
  classUnnamed: 'Class not given',
  unnamed: 'not given',
  all: 'All',
  scored: 'Scored',
  legend:
    '· = hidden, because it is small or would give a small number away. – = not asked or nobody.',
  legendCells: 'In each cell: number of students and share in percent, below it the 95 % interval.',
  legendValid: 'In brackets: share in percent without suspect sheets.',
  hiddenGroup: '· the whole group is hidden',
  noRows: 'There are no results to show.',

  chartStacked: 'Share of each tier, by grade',
  chartStackedAll: 'Share of each tier, all students',
  chartStackedDesc:
    'Each bar is 100 percent of the scored sheets of a group, parted by tier; below it the percent of each tier by its letter. The numbers are in the table below.',
  chartHidden: 'hidden together',
  chartInterval: '{0}: share in percent by grade, with 95 % interval',
  chartIntervalDesc:
    'One point for each grade at its share, a line across its 95 % interval. The numbers are in the table of tiers by grade.',

  scales: 'Answers by scale and grade',
  scalesNote:
    'How many sheets lie in each band of each scale. A band is a stretch of scores that a source names; it may suggest a talk and says nothing certain about one student. Scales are shown where they have bands.',
  cutScores: 'bands begin at: {0}',
  cutScoresVary: 'bands begin at scores that differ by group, see the instrument file',
  onStandard: 'on the standard score',

  personality: 'Personality, apart from the tiers',
  personalityNote:
    'These instruments ask what students are like, not how they are doing. Neither end of a scale is better or worse: there are no bands and no colours, and no tier may use a score or an answer. Scores of single students are in students.csv.',
  personalityScales: 'Scales',
  lowestHighest: 'Lowest and highest score',

  protocol: 'Protocol',
  tierActions: 'Tiers: how soon, who, what',
  within: 'Within',
  hours: '{0} hours',
  days: '{0} days',
  who: 'Who',
  action: 'What is done',
  rules: 'Rules that put a student in a tier',
  rule: 'Rule',
  grades: 'Grades',
  everyGrade: 'all',
  source: 'Source',
  checked: 'How well checked',
  crisisRule: 'also on invalid sheets',
  quality: 'Rules of response quality',
  state: 'The sheet is',
  index: 'Index',
  atLeast: '{0} ≥ {1}',
  below: '{0} < {1}',
  notes: 'Notes of the protocol',

  instruments: 'Instruments',
  instrument: 'Instrument',
  version: 'Version',
  variant: 'Variant',
  fingerprint: 'Fingerprint',
  licence: 'Licence',
  keyChecked: 'Key',
  doubts: 'Open doubts',
  norms: 'Norm tables',
  noNorms: 'No norm table was used.',
  norm: 'Norm table',
  population: 'Population',
  year: 'Year',
  n: 'n',
  notKnown: 'not known',
  outdated: 'Mind: {0}',

  methods: 'Methods',
  methodsScores:
    'Answers are keyed and added as each instrument file says. A score is given where no more answers are missing than the file allows, and completed by the rule that the file names; else there is no score, never a stand-in number. Of a student with several sheets the {0} counts; crisis items count on every sheet.',
  coverage: 'Coverage',
  coverageAnswered: 'Answered, of the enrolled',
  coverageMissing: 'Missing, of the enrolled',
  coverageValid: 'Valid, of those who answered',
  methodsFirst: 'first',
  methodsLast: 'last',
  methodsMostComplete: 'most complete (of equals the later)',
  methodsTiers:
    'For each score the lowest and the highest value are known that the missing answers leave possible. So each sheet has a tier that is certain and the highest tier that is still possible. Where no tier is certain and one is still possible, the student is undetermined.',
  methodsIntervals:
    'Intervals are Wilson intervals of a proportion at 95 %. They describe the play of chance in groups of this size, not the errors of a questionnaire.',
  methodsHiding:
    'Groups with fewer than {0} valid sheets are hidden, and so are counts from 1 to {1}; further cells are hidden so that no hidden one can be computed from those shown. Classes are not shown.',
  methodsQuality:
    'Response quality is judged before the scores by the rules listed above. Invalid sheets enter no tier and no band; rates are given with and without suspect sheets.',
  diagnosis:
    'A questionnaire cannot tell what a student has; it suggests with whom to talk. Results may be wrong in both directions: students in no tier may need support too. Use no result for marks, awards, admission or comparison of schools, and use no label for a student.',
  references: 'Sources',
} as const

/** Key of one text of the report; `{0}`, `{1}` … stand for the parts that change. */
export type ReportText = keyof typeof texts

export const EN: Readonly<Record<ReportText, string>> = texts
