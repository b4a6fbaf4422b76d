// What the door has to ask about, as the tablet last heard of open cases. Small, because the board comes with it.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import type { Case, Disease } from './api.ts'

/** Open cases that ask for something at the door, by child; empty where the setting is off. */
export const doorAsks = signal<ReadonlyMap<Id, readonly Case[]>>(new Map())
/** 7日以内の報告, in numbers; empty: nothing was told. */
export const toldLately = signal('')
/** What a telephone report can name. */
export const knownDiseases = signal<readonly Disease[]>([])
