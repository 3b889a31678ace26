// One PHQ-9: who computes its total, and how each is called. What is compiled once is compiled before.

const IDS = Array.from({ length: 9 }, (_, index) => `phq9_${index + 1}`)

/** A thousand sheets without blanks, so that all contenders agree on the total. */
export const SHEETS = Array.from({ length: 1000 }, (_, sheet) =>
  Object.fromEntries(IDS.map((id, item) => [id, (sheet * 7 + item * 3) % 4])),
)

export const totalOf = (sheet) => IDS.reduce((sum, id) => sum + sheet[id], 0)

async function mindgauge() {
  const { score } = await import('../../dist/index.js')
  const { default: phq9 } = await import('../../dist/instruments/phq-9.js')
  return { run: (sheet) => score(phq9, sheet), read: (result) => result.scales.total.raw }
}

/** The module of the PHQ-9 alone, compiled ahead of time. */
async function mindgaugeScorer() {
  const { default: scorePhq9 } = await import('../../dist/scorers/phq-9.js')
  return { run: scorePhq9, read: (result) => result.scales.total.raw }
}

/** A calculated value, as a form of SurveyJS has it; one model is used for all sheets. */
async function surveyJs() {
  const { Model } = await import('survey-core')
  const model = new Model({
    elements: IDS.map((name) => ({ type: 'rating', name, rateMin: 0, rateMax: 3 })),
    calculatedValues: [
      { name: 'total', expression: `sum(${IDS.map((id) => `{${id}}`).join(', ')})` },
    ],
  })
  return {
    run: (sheet) => {
      model.data = sheet
      return model.getVariable('total')
    },
    read: (result) => result,
  }
}

/** A compiled FHIRPath expression over a QuestionnaireResponse, as FHIR forms compute totals. */
async function fhirPath() {
  const { default: fhirpath } = await import('fhirpath')
  const total = fhirpath.compile('QuestionnaireResponse.item.answer.valueInteger.sum()')
  const responses = new Map(
    SHEETS.map((sheet) => [
      sheet,
      {
        resourceType: 'QuestionnaireResponse',
        item: IDS.map((linkId) => ({ linkId, answer: [{ valueInteger: sheet[linkId] }] })),
      },
    ]),
  )
  return { run: (sheet) => total(responses.get(sheet)), read: ([result]) => result }
}

export const CONTENDERS = {
  mindgauge: { title: 'mindgauge score()', load: mindgauge },
  scorer: { title: 'mindgauge/scorers/phq-9', load: mindgaugeScorer },
  surveyjs: { title: 'SurveyJS calculated value', load: surveyJs, package: 'survey-core' },
  fhirpath: { title: 'fhirpath, compiled', load: fhirPath, package: 'fhirpath' },
}
