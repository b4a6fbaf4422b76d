// Memos of some days as this tablet knows them: the server's last answer, its own acts on top.
import { useEffect, useMemo } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldMemos, type Memo, type MemoList, type UsedMemo } from '../../schema/memo/rule.ts'
import type { Routes } from '../../worker/memo/routes.ts'
import { wordOf } from '../kit/call.ts'
import { ownActs } from '../kit/own-acts.ts'
import { useLoad } from '../kit/use-load.ts'
import { type NameOf, withLocalMemos } from './local-memo.ts'

export const memoWord = wordOf<Routes>('memo')
const EVERY = 20_000

export interface OpenMemos {
  /** Null before there is any answer and where the tablet has written nothing. */
  memos: readonly Memo[] | null
  used: readonly UsedMemo[]
  more: boolean
  correctsAll: boolean
}

/** @param of a child, or all whom the name at work reaches */
export function useMemos(
  facility: number,
  span: { from: Day; to: Day; of?: Id | undefined; words?: string | undefined },
  nameOf: NameOf,
): OpenMemos {
  const { from, to, of, words } = span
  const address = memoWord.address(facility, '/list', { from, to, ...(of ? { of } : {}), ...(words ? { words } : {}) })
  const data = useLoad<MemoList>(address, { every: EVERY, keep: !words })?.data.value
  const mine = useMemo(() => ownActs(facility, 'memo'), [facility])
  useEffect(() => mine.stop, [mine])
  const rows = withLocalMemos({ from, to }, data?.rows ?? [], words ? [] : mine.acts.value, nameOf)
  const memos = foldMemos(rows).filter(({ children }) => !of || children.some(([id]) => id === of))
  return {
    memos: data || memos.length > 0 ? memos : null,
    used: data?.used ?? [],
    more: data?.more ?? false,
    correctsAll: data?.correctsAll ?? false,
  }
}
