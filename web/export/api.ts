import type { Routes } from '../../worker/export/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const wholeExport = wordOf<Routes>('export')
export type Contents = Reply<Routes, '/contents'>
