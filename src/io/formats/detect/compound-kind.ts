import { readFileSync } from 'node:fs'

const MOST = 64 * 2 ** 20

/** What a file of the compound format of old Office is (`d0cf11e0`): an encrypted workbook, or an old one. */
export function compoundKind(path: string, size: number): string {
  const bytes = size <= MOST ? readFileSync(path) : Buffer.alloc(0)
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage'))
    return 'a workbook that is protected by a password: open it in Excel, remove the password and save it'
  if (holds('WordDocument')) return 'a Word document (.doc): save its table as .xlsx or CSV'
  return 'a workbook of old Excel (.xls): open it in Excel and save it as .xlsx'
}
