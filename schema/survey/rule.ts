// 月に一度のアンケート: two questions to those who work with つむぎ and two to families, without a name (issue 7.7).
export const AUDIENCES = ['staff', 'family'] as const
export type Audience = (typeof AUDIENCES)[number]
/** まったく · あまり · まあ · とても. */
export const SCORES = [1, 2, 3, 4] as const
export type Score = (typeof SCORES)[number]
/** From here on an answer is good. */
export const GOOD: Score = 3
