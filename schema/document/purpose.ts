/** What papers are taken along for. Chosen and not typed: it stands in an address and in the audit, where no name belongs. */
export const PURPOSES = ['inspection', 'to_city', 'succession', 'house_copy'] as const
export type Purpose = (typeof PURPOSES)[number]
export const PURPOSE_WORDS: Record<Purpose, string> = {
  inspection: '監査・指導検査',
  to_city: '市への提出',
  succession: '引継ぎ',
  house_copy: '園の控え',
}
