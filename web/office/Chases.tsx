import { useState } from 'preact/hooks'
import { lookedFor } from '../../schema/chase/rule.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { CallForm } from '../chase/CallForm.tsx'
import { type Chase, type Chases as List, sayCall, sayExpected } from '../chase/chase.ts'
import { Steps } from '../chase/Steps.tsx'
import { words as chaseWords } from '../chase/words.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { minutesSince } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { statusWords } from '../kit/status.ts'
import { useLoad } from '../kit/use-load.ts'
import { Say } from '../kit/words.tsx'
import { Part } from './Desk.tsx'
import { classNameOf } from './describe.ts'
import { facilityId, mayHere } from './desk.ts'
import css from './Today.module.css'
import type { Beside } from './Today.tsx'
import { lookAgain } from './watch.ts'
import { words } from './words.ts'

/**
 * 未登園・連絡なし and お迎えまち, a slab a household, longest first. Who is looked for is the board's to say; the chases add who has to act by
 * now and what came of the calls.
 */
export function Chases({ board, open }: { board: Board; open: (beside: Beside) => void }) {
  const looked = board.children.filter((child) => lookedFor(child) !== null)
  const address = mayHere('chase.read') ? addressOf(facilityId(), 'chase', '/') : null
  const loaded = useLoad<List>(address, { every: 15_000, keep: true })
  const found = loaded?.data.value?.found ?? []
  const [calling, setCalling] = useState<string | null>(null)
  if (looked.length + found.length === 0) return null
  const chases = together(loaded?.data.value?.chases ?? [], looked, board)
  const took = (childId: string) => {
    const child = looked.find((one) => one.childId === childId)
    if (child) open({ what: 'report', child })
  }
  const called = chases.find((one) => one.children.some(({ childId }) => childId === calling))
  const slabs = (about: Chase['about']) => {
    const some = chases.filter((one) => one.about === about)
    return some.length > 0 ? (
      <ul class={css.slabs}>
        {some.map((one) => (
          <Slab key={one.children[0]?.childId} chase={one} first={one === chases[0]} onCall={setCalling} onTook={took} />
        ))}
      </ul>
    ) : null
  }
  const count = (about: Chase['about']) => chases.reduce((sum, one) => sum + (one.about === about ? one.children.length : 0), 0)
  return (
    <>
      {count('arrival') > 0 && (
        <Part title={words.chases} mark={<Knot of="overdue" />} second={words.chasesMore(count('arrival'))}>
          {slabs('arrival')}
        </Part>
      )}
      {count('pickup') > 0 && (
        <Part title={words.waitsForPickup} mark={<Knot of="contradiction" />} second={words.waitsMore(count('pickup'))}>
          {slabs('pickup')}
        </Part>
      )}
      {found.length > 0 && <Found list={found} />}
      {called && (
        <Dialog open title={chaseWords.title(namesOf(called))} onClose={() => setCalling(null)}>
          <CallForm
            facility={facilityId()}
            about={called.about}
            children={called.children}
            calls={called.calls}
            onWritten={() => {
              lookAgain()
              void loaded?.refresh()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

/** Whom the calls of today were about, and what came of them: nobody has to remember what was said on the telephone. */
const Found = ({ list }: { list: List['found'] }) => (
  <Part title={chaseWords.found}>
    <ul class={css.rows}>
      {list.map(({ childId, kana, className, status, calls }) => (
        <li key={childId} class={css.found}>
          <b>{kana}</b> <AllergensOf childId={childId} /> <span class={css.second}>{className}</span>{' '}
          <Say w={statusWords[status].word} />
          {calls.map((call) => (
            <p key={call.id} class={css.second}>
              {sayCall(call)}
            </p>
          ))}
        </li>
      ))}
    </ul>
  </Part>
)

const namesOf = ({ children }: Chase): string => children.map(({ kana }) => kana).join('・')

/** The chases as they were answered, without children who have been found since, and with those who are looked for since then. */
function together(chases: readonly Chase[], looked: readonly BoardChild[], board: Board): Chase[] {
  const about = new Map(looked.map((child) => [child.childId, lookedFor(child)]))
  const known = chases.flatMap((one) => {
    const children = one.children.filter(({ childId }) => about.get(childId)?.about === one.about)
    return children.length > 0 ? [{ ...one, children }] : []
  })
  const told = new Set(known.flatMap(({ children }) => children.map(({ childId }) => childId)))
  const fresh = looked.flatMap((child): Chase[] => {
    const why = about.get(child.childId)
    if (!why || told.has(child.childId)) return []
    const late = child.told?.attendance?.kind === 'late' ? child.told.attendance.time : null
    const { childId, name, kana, plan = null } = child
    const announced = why.about === 'pickup' ? (child.told?.pickup?.time ?? null) : late
    const one = { childId, name, kana, className: classNameOf(board.classes, child), since: why.since, plan, announced }
    return [{ ...why, step: 'head_teacher', nextStepAt: null, calls: [], children: [one] }]
  })
  return [...known, ...fresh].sort((a, b) => a.since - b.since)
}

interface SlabProps {
  chase: Chase
  first: boolean
  onCall: (childId: string) => void
  /** The family has called by itself. */
  onTook: (childId: string) => void
}

function Slab({ chase, first, onCall, onTook }: SlabProps) {
  const last = chase.calls.at(-1)
  const [child] = chase.children
  return (
    <li class={css.slab} data-step>
      <p class={css.age}>
        <b>{minutesSince(chase.since, now.value)}</b>
        {words.minutes}
      </p>
      <div>
        {chase.children.map((one) => (
          <p key={one.childId}>
            <span class={css.name}>{one.kana}</span> <AllergensOf childId={one.childId} />{' '}
            <span class={css.second}>{[one.className, sayExpected(one, chase.about)].filter(Boolean).join(' ・ ')}</span>
          </p>
        ))}
      </div>
      <div class={css.second}>
        <Steps about={chase.about} step={chase.step} nextStepAt={chase.nextStepAt} />
        {last ? sayCall(last) : chase.about === 'pickup' ? words.noFetch : words.noWord}
      </div>
      <div class={css.acts}>
        {mayHere('child.phone') && child && (
          <Button
            kind={first ? 'act' : 'plain'}
            icon={PhoneIcon}
            label={words.callOf(namesOf(chase))}
            onClick={() => onCall(child.childId)}
          >
            {words.call}
          </Button>
        )}
        {child && (
          <Button icon={PencilIcon} label={words.tookCallOf(namesOf(chase))} onClick={() => onTook(child.childId)}>
            {words.tookCall}
          </Button>
        )}
      </div>
    </li>
  )
}
