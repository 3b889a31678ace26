import { headerKey } from '../../io/columns/person-fields.js'
import type { TableProfile } from './profile-table.js'

/** Where a file comes from, as far as its columns tell. */
export type Platform = 'wjx' | 'qualtrics' | 'redcap' | 'limesurvey' | 'surveyjs' | 'plain'

/** Headers that a platform adds to every export, as {@link headerKey} writes them. */
const META: Readonly<Record<Exclude<Platform, 'plain'>, readonly string[]>> = {
  wjx: ['序号', '用户id', '提交答卷时间', '所用时间', '来源', '来源详情', '来自ip', '总分'],
  qualtrics: [
    ...['startdate', 'enddate', 'status', 'ipaddress', 'progress', 'duration_(in_seconds)'],
    ...['finished', 'recordeddate', 'responseid', 'recipientlastname', 'recipientfirstname'],
    ...['recipientemail', 'externalreference', 'externaldatareference', 'locationlatitude'],
    ...['locationlongitude', 'distributionchannel', 'userlanguage'],
  ],
  redcap: [
    ...['record_id', 'redcap_event_name', 'redcap_repeat_instrument', 'redcap_repeat_instance'],
    ...['redcap_data_access_group', 'redcap_survey_identifier', 'record_id', 'event_name'],
    ...['survey_timestamp', 'complete?'],
  ],
  limesurvey: [
    ...['id', 'submitdate', 'lastpage', 'startlanguage', 'seed', 'startdate', 'datestamp'],
    ...['ipaddr', 'refurl', 'token', 'interviewtime', 'response_id', 'date_submitted'],
    ...['last_page', 'start_language'],
  ],
  surveyjs: ['happenedat', 'instanceid', 'timespent', 'pageno', 'completed'],
}

/** Which platform wrote a file, and by how many of its own columns that is known. */
export function platformOf(profile: TableProfile): {
  readonly platform: Platform
  readonly nMeta: number
} {
  const keys = profile.columns.map(({ header }) => headerKey(header))
  const count = (platform: Exclude<Platform, 'plain'>): number =>
    keys.filter((key) => META[platform].includes(key)).length
  const isBracketed = profile.columns.some(({ header }) => /^\w+\[\w+\]/.test(header.trim()))
  const isForm = keys.some((key) => key.endsWith('_complete') || /___\d+$/.test(key))
  if (count('wjx') >= 2) return { platform: 'wjx', nMeta: count('wjx') }
  if (profile.hasImportIds || count('qualtrics') >= 4)
    return { platform: 'qualtrics', nMeta: count('qualtrics') }
  if (count('limesurvey') >= 3 || (isBracketed && count('limesurvey') >= 1))
    return { platform: 'limesurvey', nMeta: count('limesurvey') }
  if (isForm || count('redcap') >= 2) return { platform: 'redcap', nMeta: count('redcap') }
  if (profile.format === 'json') return { platform: 'surveyjs', nMeta: count('surveyjs') }
  return { platform: 'plain', nMeta: 0 }
}

/** Whether a column is one that the platform adds, or the state or the timestamp of a form. */
export function isMeta(header: string, platform: Platform): boolean {
  const key = headerKey(header)
  if (platform !== 'plain' && META[platform].includes(key)) return true
  return platform === 'redcap' && /_complete$|_timestamp$|___\w+$|^complete\?/.test(key)
}
