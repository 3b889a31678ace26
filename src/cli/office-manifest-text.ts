import type { OfficeManifest } from '../batch/report/office/office-manifest.js'
import type { Request } from './command.js'
import type { OpenOffice } from './open-office.js'
import { version } from './version.js'

/** What a run for an office was, as the file that it leaves in its folder. */
export function officeManifestText(
  made: OfficeManifest['made'],
  { values, language }: Request,
  { source, role }: OpenOffice['job'],
  templates: OfficeManifest['templates'],
  files: number,
): string {
  const { protocol, wave } = source.campaign
  const { id, version: ofProtocol, fingerprint } = protocol
  const manifest: OfficeManifest = {
    made,
    mindgauge: version(),
    role: role.id,
    language,
    from: values['from'] ?? '',
    wave,
    protocol: { id, version: ofProtocol, fingerprint },
    templates: templates.map((template) => ({ id: template.id, version: template.version })),
    files,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
