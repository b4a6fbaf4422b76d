import type { Routes } from '../../worker/development/routes.ts'
import { wordOf } from '../kit/call.ts'

export const development = wordOf<Routes>('development')
