import type { Routes } from '../../worker/injury/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const injury = wordOf<Routes>('injury')
export type Answer = Reply<Routes, '/list'>
