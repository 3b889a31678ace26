import { COMMON_PARTS } from '../instrument/stand-ins.js'
import { ANY_NAME, type StandIns } from '../schema/set-aside.js'

/** What stands in for the parts of a protocol that the schema refuses. */
export const PROTOCOL_STAND_INS: StandIns = {
  placesOf: (path) => [path],
  parts: [
    [/\/grades$/, undefined],
    [/^\/role$/, undefined],
    [/^\/instruments$/, [{}]],
    [/^\/(instruments|tiers|quality|rules)\/\d+$/, {}],
    [/^\/tiers$/, [{}]],
    [/^\/(quality|rules|levels)$/, []],
    [/^\/baseline$/, {}],
    [/^\/duplicates$/, 'last'],
    [/^\/suppression$/, { minimumCell: 0, minimumGroup: 0 }],
    [/\/colour$/, 'red'],
    [/\/withinHours$/, 1],
    [/\/(tier|index)$/, ANY_NAME],
    ...COMMON_PARTS,
  ],
}
