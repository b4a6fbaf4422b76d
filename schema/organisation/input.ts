import * as v from 'valibot'
import { id, month, oneOf, strict } from '../kit/input.ts'

/** Goes with a list of facilities that is to be carried out: the digest the dry run gave, so that it is the same file. */
export const facilityListCommit = strict({
  id,
  digest: v.pipe(v.string(), v.regex(/^[\w-]{43}$/, '下見で出た番号ではありません')),
})

/** 月次報告 of a month, on the screen and as a file. */
export const returnsQuery = strict({ month })
export const returnsFile = strict({ month, format: oneOf(['csv', 'xlsx']) })

/** 成果 of a fiscal year. */
export const outcomeQuery = strict({
  year: v.pipe(v.string(), v.regex(/^20\d\d$/, '2026 の形の年度を入れてください'), v.transform(Number)),
})
