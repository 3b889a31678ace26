import type { DocumentSection, ReportDocument } from '../../document/report-document.js'
import type { Run } from '../../document/run.js'
import { pageBanner } from '../page-banner.js'
import { pageFooter } from '../page-footer.js'
import { placeNames } from '../place-names.js'
import type { UnitPage } from './open-unit-page.js'
import type { UnitText } from './unit-texts.js'

const TITLES = {
  class: 'titleClass',
  grade: 'titleGrade',
  school: 'titleSchool',
  district: 'titleDistrict',
} as const satisfies Readonly<Record<string, UnitText>>

/** Sections under the name of their unit, with the banner of the role and the versions at the end. */
export function unitDocument(
  page: UnitPage,
  sections: readonly (DocumentSection | null)[],
): ReportDocument {
  const { input, say, textOf } = page
  const { campaign, language, role, unit } = input
  const name = unitName(page)
  const title = say(TITLES[unit.level])
  const wave: Run[][] =
    campaign.wave === null ? [] : [[say('wave'), { kind: 'name', text: campaign.wave }]]
  return {
    language,
    title: name === '' ? title : `${title} · ${name}`,
    subtitle: [[textOf(campaign.protocol.names)], ...wave],
    banner: pageBanner(role, language),
    sections: sections.filter((section) => section !== null),
    footer: pageFooter(campaign, language),
  }
}

/** The places of a unit, from the wider to the narrower. */
function unitName({ input: { unit, language }, say }: UnitPage): string {
  const names =
    unit.level === 'district'
      ? unit.district === undefined
        ? []
        : [unit.district || say('districtUnnamed')]
      : placeNames(unit, language)
  return names.join(' · ')
}
