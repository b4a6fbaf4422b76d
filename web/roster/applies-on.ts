import { type Day, fiscalYearOf } from '../../schema/kit/day.ts'

/** The day a roster most likely holds from: in January to March the coming April 1 (新年度の準備), otherwise today. */
export const usualAppliesOn = (today: Day): Day => (today.slice(5) < '04-01' ? `${fiscalYearOf(today) + 1}-04-01` : today)
