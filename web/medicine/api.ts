import type { Routes } from '../../worker/medicine/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const medicine = wordOf<Routes>('medicine')
export type Answer = Reply<Routes, '/list'>
export type Request = Answer['requests'][number]
/** A picture of 薬剤情報. */
export type SheetRef = NonNullable<Request['sheet']>
