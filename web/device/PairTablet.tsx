// このタブレットを登録: the code for the office on the screen, until the office has confirmed it.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { call, NoLine, Refused } from '../kit/call.ts'
import { door } from '../kit/door.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { route } from '../kit/router.ts'
import css from './PairTablet.module.css'
import { becomePaired } from './paired.ts'
import { words } from './words.ts'

interface Question {
  code: string
  secret: string
  until: Moment
}
type Answer = { state: 'waiting' } | { state: 'paired'; facilityId: number; deviceId: Id; kind: string }

const EVERY = 3000

export function PairTablet() {
  const [question, setQuestion] = useState<Question | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const begun = useRef(false)
  const ask = async () => {
    setFault(null)
    setQuestion(null)
    try {
      const { body } = await call<Question>('POST', '/api/device/pairing', { json: {} })
      setQuestion(body)
    } catch (error) {
      if (error instanceof NoLine) setFault(words.noLine)
      else if (error instanceof Refused) setFault(error.message)
      else throw error
    }
  }
  useEffect(() => {
    if (!begun.current) void ask()
    begun.current = true
  }, [])
  useEffect(() => {
    if (!question) return
    let timer: ReturnType<typeof setTimeout>
    let gone = false
    const wait = async () => {
      try {
        const { body } = await call<Answer>('POST', '/api/device/pairing/wait', { json: { secret: question.secret } })
        if (gone) return
        if (body?.state === 'paired') {
          if (door !== 'room' || body.kind === 'office_pc') return setDone(true)
          becomePaired({ facilityId: body.facilityId, deviceId: body.deviceId })
          return route('/room', true)
        }
      } catch (error) {
        if (error instanceof Refused && error.code === 'pairing_over') {
          setQuestion(null)
          return setFault(words.codeOver)
        }
        if (!(error instanceof NoLine || error instanceof Refused)) throw error
      }
      timer = setTimeout(() => void wait(), EVERY)
    }
    timer = setTimeout(() => void wait(), EVERY)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [question])

  if (done) {
    return (
      <main class={css.page}>
        <Empty title={<h1>{words.pcDone}</h1>} act={<Button href={`/${door}`}>{words.toSignIn}</Button>}>
          {words.pcDoneMore}
        </Empty>
      </main>
    )
  }
  return (
    <main class={css.page}>
      <div class={css.inside}>
        <h1 class={css.title}>{words.pair}</h1>
        <p>{words.pairMore}</p>
        {question && (
          <div class={css.code} aria-live="polite">
            <span class="unseen">{words.code}</span>
            <b class={css.signs}>{question.code}</b>
            <span>
              {clockTime(question.until)} {words.codeUntil}
            </span>
          </div>
        )}
        {question && (
          <p role="status" class={css.second}>
            {words.waiting}
          </p>
        )}
        {fault && <Notice tone="look" title={fault} end={<Button onClick={() => void ask()}>{words.codeAgain}</Button>} />}
        <p class={css.second}>{words.pairOpen}</p>
        <Button kind="quiet" href={`/${door}`}>
          {words.back}
        </Button>
      </div>
    </main>
  )
}
