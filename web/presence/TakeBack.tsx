// 記録を取り消す: which act, with who recorded it, and why. Later than a minute it needs a reason, which stays in the history.
import { useEffect, useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type FactKind, LETTER_OF } from '../../schema/presence/rule.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { Chips } from '../kit/Chips.tsx'
import { NoLine, Refused, type Reply, wordOf } from '../kit/call.ts'
import { clockTime } from '../kit/format.ts'
import { ReasonForm } from '../kit/ReasonForm.tsx'
import { plain } from '../kit/words.tsx'
import { factWord, words } from './words.ts'

type Recorded = Reply<Routes, '/acts'>['acts'][number]

interface TakeBackProps {
  facility: number
  childId: Id
  day: Day
  onTakeBack: (actId: Id, reason: string) => void
}

export function TakeBack({ facility, childId, day, onTakeBack }: TakeBackProps) {
  const recorded = useRecorded(facility, childId, day)
  const [picked, setPicked] = useState<Id | null>(null)
  if (recorded === null) return <p aria-busy="true">{words.opening}</p>
  if (typeof recorded === 'string') return <p role="alert">{recorded}</p>
  const last = recorded.at(-1)
  if (!last) return <p>{words.noneToTakeBack}</p>
  const actId = picked ?? last.id
  return (
    <ReasonForm
      words={words}
      kind="give"
      before={
        <Chips
          legend={words.takeBackWhich}
          chips={recorded.map((act) => ({ value: act.id, label: describe(act), span: 4 as const }))}
          value={actId}
          onChange={setPicked}
        />
      }
      hint={plain(words.tellFamily)}
      onReason={(reason) => onTakeBack(actId, reason)}
    />
  )
}

/** 8:05 登園・受入 山田 ゆみ */
const describe = ({ at, kinds, place, by, source, seenBy }: Recorded): string =>
  [
    clockTime(at),
    factWord(kinds.map((kind) => LETTER_OF[kind as FactKind] ?? '').join('')),
    place,
    source === 'paper' && words.fromPaper(seenBy),
    by,
  ]
    .filter(Boolean)
    .join('　')

/** The acts that still stand, oldest first; null while they are asked for, a sentence when they cannot be had. */
function useRecorded(facility: number, childId: Id, day: Day): Recorded[] | string | null {
  const [recorded, setRecorded] = useState<Recorded[] | string | null>(null)
  useEffect(() => {
    let gone = false
    wordOf<Routes>('presence')
      .get(facility, '/acts', { childId, day })
      .then(({ acts }) => gone || setRecorded(acts.filter(({ undone }) => undone === null)))
      .catch((error: unknown) => {
        if (error instanceof Refused) gone || setRecorded(error.message)
        else if (error instanceof NoLine) gone || setRecorded('電波がないので、ひらけません。')
        else throw error
      })
    return () => {
      gone = true
    }
  }, [facility, childId, day])
  return recorded
}
