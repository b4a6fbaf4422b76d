import type { Routes } from '../../worker/ledger/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const ledger = wordOf<Routes>('ledger')
export type Shown = Reply<Routes, '/child'>
export type Round = Reply<Routes, '/round'>
