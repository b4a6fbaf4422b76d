import type { Routes } from '../../worker/phrase/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import type { Loaded } from '../kit/load.ts'
import { useLoad } from '../kit/use-load.ts'

export const phraseWord = wordOf<Routes>('phrase')
export type PhraseList = Reply<Routes, '/list'>

/** The phrases and word rules for whoever writes a paper of a kind; '' for all, and nothing is asked for while nobody writes (null). */
export const usePhrases = (facility: number, kind: string | null): Loaded<PhraseList> | null =>
  useLoad<PhraseList>(kind === null ? null : phraseWord.address(facility, '/list', kind ? { kind } : {}))
