// Keeps what the door asks about, what can be named, and what was told lately. Draws nothing.
import { useEffect } from 'preact/hooks'
import { asksAtDoor } from '../../schema/infection/fold-case.ts'
import { today } from '../kit/clock.ts'
import { useLoad } from '../kit/use-load.ts'
import { type Answer, infection } from './api.ts'
import { doorAsks, knownDiseases, toldLately } from './door-asks.ts'
import { latelyText } from './words.ts'

const EVERY = 60_000

export function InfectionWatch({ facility }: { facility: number }) {
  const loaded = useLoad<Answer>(infection.address(facility, '/'), { every: EVERY, keep: true })
  const answer = loaded?.data.value
  const day = today()
  useEffect(() => {
    if (!answer) return
    knownDiseases.value = answer.diseases
    toldLately.value = answer.lately.length > 0 ? latelyText(answer.lately) : ''
    // Asked of today: without a line the answer may be of another day.
    const cases = answer.cases.map((one) => ({ ...one, asks: asksAtDoor(one.disease, one, day) }))
    const asking = answer.door === 'off' ? [] : cases.filter(({ asks }) => asks !== null)
    doorAsks.value = Map.groupBy(asking, ({ childId }) => childId)
  }, [answer, day])
  useEffect(
    () => () => {
      doorAsks.value = new Map()
      toldLately.value = ''
    },
    [],
  )
  return null
}
