// The screen at the entrance: a guardian shows a phone or a card, or taps her child's name, and says that it has come. A stamp and no more:
// the child waits as 受入待ち until a caregiver sees it. Names only, whoever looks (docs/decisions/71).
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import { addDays, dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { judgeScan, type Refusal } from '../../schema/pass/judge-scan.ts'
import { type Passes, TWICE_WITHIN } from '../../schema/pass/rule.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { DEVICE, type Self } from '../device/paired.ts'
import { Button } from '../kit/Button.tsx'
import type { Sent } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime } from '../kit/format.ts'
import { CheckIcon } from '../kit/icons.tsx'
import { load } from '../kit/load.ts'
import { Notice } from '../kit/Notice.tsx'
import { send } from '../kit/outbox.ts'
import { Say, speak } from '../kit/words.tsx'
import { openBoard } from '../presence/open-board.ts'
import { ring } from '../presence/tablet.ts'
import { ChooseChild } from './ChooseChild.tsx'
import { Confirm } from './Confirm.tsx'
import css from './Kiosk.module.css'
import { KioskHead } from './KioskHead.tsx'
import { refusalWords, words } from './kiosk-words.ts'
import { Reader } from './Reader.tsx'
import { noteUsed, usedCodes } from './used-codes.ts'

/** Who stands before the screen: the children, what was read for each, and of whom the guardian may say who fetches. */
export interface Chosen {
  childIds: readonly Id[]
  passes: ReadonlyMap<Id, NonNullable<Sent<Routes, '/stamp'>['pass']>>
  mayTell: readonly Id[]
  /** A guardian's phone was read: she may also fetch. */
  guardian: boolean
}
const NOTHING_KEPT = { keys: [], cards: [] }
const NOBODY: Chosen = { childIds: [], passes: new Map(), mayTell: [], guardian: false }

type Step =
  | { at: 'start' }
  | { at: 'class'; classId: Id }
  | { at: 'confirm' }
  | { at: 'done'; kind: 'arrive' | 'leave'; names: string[]; when: Moment }

/** Nobody touched it for so long: whoever stood here has gone, ms. And how long the last word stays. */
const LEFT_AFTER = 45_000
const DONE_STAYS = 8_000
const EVERY = 5 * MINUTE

export function Kiosk({ me, onBack }: { me: Self; onBack?: () => void }) {
  const day = today()
  const { facilityId } = me
  const open = useMemo(() => openBoard(facilityId, day), [facilityId, day])
  useEffect(() => open.stop, [open])
  const loaded = useMemo(
    () => load<Passes>(`/api/f/${facilityId}/pass/list`, { every: EVERY, keep: true, as: DEVICE }),
    [facilityId],
  )
  useEffect(() => loaded.stop, [loaded])
  const [step, setStep] = useState<Step>({ at: 'start' })
  const [chosen, setChosen] = useState(NOBODY)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const board = open.board.value
  const children = board?.children ?? []
  const similar = useMemo(
    () => similarNames(children, { sameGiven: false }),
    [children.map(({ childId, kana }) => childId + kana).join()],
  )

  const begin = () => {
    setStep({ at: 'start' })
    setChosen(NOBODY)
    setRefused(null)
    speak('ja')
  }
  const untouched = step.at === 'start' && !refused && chosen.childIds.length === 0
  const gone = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(gone.current)
    if (untouched) return
    gone.current = setTimeout(begin, step.at === 'done' ? DONE_STAYS : LEFT_AFTER)
    return () => clearTimeout(gone.current)
  }, [step, chosen, refused])

  const scan = async (text: string) => {
    const now = moment()
    const judge = () => judgeScan(text, facilityId, loaded.data.value ?? NOTHING_KEPT, usedCodes(), now)
    let found = await judge()
    // Made a moment ago: asked for once more, where there is a line.
    if (found === 'unknown' || found === 'over') {
      await loaded.refresh()
      found = await judge()
    }
    if (typeof found === 'string') return setRefused(found)
    setRefused(null)
    if ('key' in found.pass) noteUsed(found.pass, now)
    const { pass, mayTell } = found
    const here = found.childIds.filter((childId) => children.some((child) => child.childId === childId))
    const before = step.at === 'done' ? NOBODY : chosen
    setChosen({
      childIds: [...new Set([...before.childIds, ...here])],
      passes: new Map([...before.passes, ...here.map((childId) => [childId, pass] as const)]),
      mayTell: [...new Set([...before.mayTell, ...(mayTell ?? [])])],
      guardian: before.guardian || mayTell !== null,
    })
    setStep({ at: 'confirm' })
  }
  useWedge(scan)

  const stamp = (kind: 'arrive' | 'leave', childIds: readonly Id[], pickup: { time?: string; person?: string } | null) => {
    const at = moment()
    for (const childId of childIds) {
      const id = newId(at)
      const pass = chosen.passes.get(childId)
      const json: Sent<Routes, '/stamp'> = {
        id,
        childId,
        kind,
        at,
        of: children.find((child) => child.childId === childId)?.night && addDays(dayOf(at), -1),
        ...(pass ? { pass } : {}),
        ...(pass && pickup && chosen.mayTell.includes(childId) ? { pickup } : {}),
      }
      void send({ id, facility: facilityId, path: 'presence/stamp', json: { ...json }, childIds: [childId] })
    }
    ring()
    const names = childIds.map((childId) => children.find((child) => child.childId === childId)?.kana ?? '')
    setStep({ at: 'done', kind, names, when: at })
    setChosen(NOBODY)
  }
  const choose = (classId: Id) => {
    setRefused(null)
    setStep({ at: 'class', classId })
  }
  const toggle = (childId: Id) =>
    setChosen((before) => ({
      ...before,
      childIds: before.childIds.includes(childId)
        ? before.childIds.filter((one) => one !== childId)
        : [...before.childIds, childId],
    }))

  return (
    <div class={css.kiosk}>
      <KioskHead me={me} board={board} onBegin={untouched ? undefined : begin} onBack={onBack} />
      <main class={css.main} data-step={step.at}>
        {refused && <Notice tone="look" title={<Say w={refusalWords[refused]} />} />}
        {!board ? (
          <Empty title={<Say w={words.nobody} />}>{''}</Empty>
        ) : step.at === 'start' ? (
          <div class={css.start}>
            <section class={css.way}>
              <h2>
                <Say w={words.hold} />
              </h2>
              <Reader facing={me.kind === 'kiosk' ? 'user' : 'environment'} onRead={(text) => void scan(text)} />
            </section>
            <section class={css.way}>
              <h2>
                <Say w={words.or} />
              </h2>
              <p class={css.second}>
                <Say w={words.orMore} />
              </p>
              <div class={css.classes}>
                {board.classes.map(({ classId, name }) => (
                  <button key={classId} type="button" class={css.big} onClick={() => choose(classId)}>
                    {name}
                  </button>
                ))}
              </div>
            </section>
            {chosen.childIds.length > 0 && (
              <Button kind="give" wide onClick={() => setStep({ at: 'confirm' })}>
                <Say w={words.next(chosen.childIds.length)} alone />
              </Button>
            )}
          </div>
        ) : step.at === 'class' ? (
          <ChooseChild
            children={children.filter(({ classId }) => classId === step.classId)}
            similar={similar}
            chosen={chosen.childIds}
            onToggle={toggle}
            onNext={() => setStep({ at: 'confirm' })}
          />
        ) : step.at === 'confirm' ? (
          <Confirm
            board={board}
            chosen={chosen}
            similar={similar}
            twiceWithin={loaded.data.value?.twiceWithin ?? TWICE_WITHIN}
            onToggle={(childId) => (chosen.childIds.length === 1 ? begin() : toggle(childId))}
            onSibling={() => setStep({ at: 'start' })}
            onStamp={stamp}
          />
        ) : (
          <Done step={step} offline={open.offline.value} />
        )}
      </main>
    </div>
  )
}

function Done({ step, offline }: { step: Extract<Step, { at: 'done' }>; offline: boolean }) {
  return (
    <div class={css.done} role="status">
      <CheckIcon size={96} />
      <p class={css.doneWord}>
        <Say w={words.done(clockTime(step.when))} />
      </p>
      <p class={css.names}>{step.names.join('　')}</p>
      <p>
        <Say w={step.kind === 'arrive' ? words.stay : words.wait} />
      </p>
      {offline && (
        <p class={css.second}>
          <Say w={words.kept} />
        </p>
      )}
    </div>
  )
}

/** A reader that types what it reads and ends it with Enter, as those at a USB port do. */
function useWedge(onRead: (text: string) => Promise<unknown>) {
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    let typed = ''
    let last = 0
    const key = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return
      if (event.timeStamp - last > 500) typed = ''
      last = event.timeStamp
      if (event.key === 'Enter' && typed.length > 12) {
        event.preventDefault()
        void read.current(typed)
        typed = ''
      } else if (event.key.length === 1) typed += event.key
    }
    addEventListener('keydown', key, { capture: true })
    return () => removeEventListener('keydown', key, { capture: true })
  }, [])
}
