import { said } from './say.ts'

/** Of the keys that go from month to month, and from year to year. */
export const words = said({
  month: '月',
  before: '前の月',
  this: '今月',
  last: '先月',
  after: '次の月',
  year: (year: number) => `${year}年度`,
})
