import type { Text } from '../issue/text.js'

/** What a tier that missing answers leave open is called beside the names of the tiers. */
export const UNDETERMINED_NAMES: Required<Text> = { en: 'undetermined', zh: '无法判定' }
