import type { Routes } from '../../worker/handover/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const handover = wordOf<Routes>('handover')
export type Answer = Reply<Routes, '/card'>
