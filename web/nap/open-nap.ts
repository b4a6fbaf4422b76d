// The naps of today as this tablet knows them: the server's last answer, its own acts on top, folded by its clock for the children shown.
import { computed, type ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { NapDay } from '../../schema/nap/day.ts'
import { NAP_SETTING } from '../../schema/nap/rule.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { Routes } from '../../worker/nap/routes.ts'
import { wordOf } from '../kit/call.ts'
import { load } from '../kit/load.ts'
import { ownActs } from '../kit/own-acts.ts'
import { isHere } from '../roll/here.ts'
import { withLocalNaps } from './local-nap.ts'

const nap = wordOf<Routes>('nap')
const EVERY = 30_000

function openNap(facility: number, day: Day): { data: ReadonlySignal<NapDay>; stop: () => void } {
  const loaded = load<NapDay>(nap.address(facility, '/day', { day }), { every: EVERY, keep: true })
  const mine = [ownActs(facility, 'nap'), ownActs(facility, 'care')]
  return {
    data: computed(() =>
      withLocalNaps(
        loaded.data.value ?? nothingOf(day),
        mine.flatMap(({ acts }) => acts.value),
      ),
    ),
    stop: () => {
      loaded.stop()
      for (const { stop } of mine) stop()
    },
  }
}

/** Before the first answer: what is entered on this tablet is all there is, by the ordinary intervals. */
const nothingOf = (day: Day): NapDay => ({
  day,
  facility: '',
  closesAt: 24 * 60,
  setting: NAP_SETTING,
  classes: [],
  children: [],
  sleeps: [],
  checks: [],
  rooms: [],
  additions: [],
  handedOver: [],
  extra: [],
  sensors: [],
})

/** The naps of a day for as long as the component lives; its children are those of the board who are in the house (RE08). */
export function useNap(facility: number, board: Board, shown: readonly BoardChild[]): NapDay {
  const { day } = board.rules
  const open = useMemo(() => openNap(facility, day), [facility, day])
  useEffect(() => open.stop, [open])
  const data = open.data.value
  const ageOf = new Map(data.children.map(({ childId, classAge }) => [childId, classAge]))
  const ofClass = new Map(board.classes.map(({ classId, classAge }) => [classId, classAge]))
  return {
    ...data,
    children: shown
      .filter((child) => isHere(child) && child.status !== 'out')
      .map(({ childId, classId, kana, name }) => ({
        childId,
        classId: classId ?? null,
        kana,
        name,
        classAge: ageOf.get(childId) ?? ofClass.get(classId ?? '') ?? 0,
      })),
  }
}
