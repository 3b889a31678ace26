import { headerKey } from './person-fields.js'

/** Headers by which survey platforms name IP addresses and where they point to. */
const PRIVATE_HEADERS: ReadonlySet<string> = new Set([
  '来自ip',
  'ip',
  'ip地址',
  'ip_address',
  'ipaddress',
  'ipaddr',
])

/** Whether a column holds IP addresses, which are left at the door unless a map asks to keep them. */
export function isPrivateHeader(header: string): boolean {
  return PRIVATE_HEADERS.has(headerKey(header))
}
