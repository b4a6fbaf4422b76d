// After the last paper: what became of each, and the way back from the last one as far as the rules have one.
import { useEffect, useRef } from 'preact/hooks'
import { foldSteps } from '../../schema/document/approval.ts'
import { stepWord } from '../../schema/document/words.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { asksFor, useStep, Why } from './Approval.tsx'
import { type Opened, papers, placeOf, queryOf } from './api.ts'
import css from './Document.module.css'
import { periodText } from './kind-words.ts'
import own from './Turn.module.css'
import { turnWords } from './turn-words.ts'
import { type Became, nameOf, sumOf } from './turns.ts'
import type { Item } from './waiting.ts'

interface TurnSumProps {
  facility: number
  queue: readonly Item[]
  became: readonly (Became | undefined)[]
  /** Which was decided last. */
  last: number | null
  onBack: (at: number, became: Became) => void
  /** Goes through those that were passed over. */
  onAgain: (at: number) => void
}

export function TurnSum({ facility, queue, became, last, onBack, onAgain }: TurnSumProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const passed = became.findIndex((one) => one?.kind === 'passed')
  const item = last === null ? undefined : queue[last]
  return (
    <>
      <section class={css.group}>
        <h2 ref={heading} tabIndex={-1} class={classes(css.heading, own.over)}>
          {turnWords.done}
        </h2>
        <p>{sumOf(became).join('・')}</p>
        <ul class={css.items}>
          {queue.map((one, at) => (
            <li key={`${one.title} ${one.subject} ${one.day}`}>
              <a class={css.item} href={placeOf(one)}>
                <b>
                  {one.title}　{one.name}
                </b>
                <span>{periodText(one.cadence, one.day)}</span>
                <span class={own.became}>{[became[at]?.word, became[at]?.by].filter(Boolean).join('　')}</span>
              </a>
            </li>
          ))}
        </ul>
        {passed >= 0 && (
          <p>
            <Button onClick={() => onAgain(passed)}>{turnWords.again}</Button>
          </p>
        )}
      </section>
      {item && last !== null && <LastOne facility={facility} item={item} onBack={(one) => onBack(last, one)} />}
    </>
  )
}

interface LastProps {
  facility: number
  item: Item
  onBack: (became: Became) => void
}

/** 取消し of what was decided, 差戻し of what was 確認された and waits for the next box. */
function LastOne({ facility, item, onBack }: LastProps) {
  const loaded = useLoad<Opened>(papers.address(facility, '/open', queryOf(item)))
  const opened = loaded?.data.value
  return opened ? <WayBack {...{ facility, item, opened, onBack }} refresh={loaded.refresh} /> : null
}

function WayBack({ facility, item, opened, refresh, onBack }: LastProps & { opened: Opened; refresh: () => Promise<void> }) {
  const state = foldSteps(opened.kind.approval, opened.steps)
  const step = useStep({ facility, named: { ...item, subject: item.subject || undefined }, opened, state, refresh }, (ask) =>
    onBack({ kind: ask.kind, word: stepWord(opened.kind, ask), by: '' }),
  )
  const asks = asksFor(opened, state).filter(({ kind }) => kind === 'cancelled' || kind === 'returned')
  // Only while nobody has gone on upon it.
  if (!opened.steps.at(-1)?.mine || asks.length === 0) return null
  return (
    <div class={own.acts}>
      <span>{turnWords.lastOne(nameOf(item))}</span>
      {asks.map((ask) => (
        <Button key={ask.kind} disabled={step.busy} onClick={() => step.begin(ask)}>
          {ask.label}
        </Button>
      ))}
      {step.fault && !step.asked && <Notice tone="look" title={step.fault.message} />}
      <Why step={step} opened={opened} />
    </div>
  )
}
