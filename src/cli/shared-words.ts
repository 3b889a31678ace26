/** Labels that the cards of instruments and of protocols share. */
export const SHARED_WORDS = {
  fingerprint: { en: 'fingerprint', zh: '指纹' },
  norms: { en: 'norm tables', zh: '常模表' },
  sources: { en: 'sources', zh: '出处' },
  grades: { en: 'grades {0}', zh: '{0} 年级' },
  suspect: { en: 'sheet suspect', zh: '答卷存疑' },
  invalid: { en: 'sheet invalid', zh: '答卷无效' },
} as const
