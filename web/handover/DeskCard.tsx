// 引き継ぎカード at the desk: the day of a child, what was handed out, on A4 or A5.
import { useState } from 'preact/hooks'
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, longDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { CardAnswers } from './CardAnswers.tsx'
import { CardForm, useCard } from './CardForm.tsx'
import { CardView } from './CardView.tsx'
import css from './Handover.module.css'
import { words } from './words.ts'

export function DeskCard() {
  const { params, query } = visit.value
  const childId = params.childId ?? ''
  const day = isDay(query.day ?? '') && (query.day ?? '') <= today() ? (query.day as Day) : today()
  const facility = facilityId()
  const loaded = useCard(facility, childId, day)
  const [size, setSize] = useState<'a4' | 'a5'>('a4')
  const answer = loaded?.data.value
  const go = (next: Day) => route(`/office/handover/${childId}?day=${next}`)
  const makes = day === today() && mayHere('handover.issue')
  const [shown] = answer?.issued ?? []
  return (
    <Desk
      title={`${words.title} ${longDay(day)}`}
      name={answer ? words.of(answer.kana) : words.title}
      end={
        <>
          <Tabs
            label={words.size}
            panel="card"
            tabs={(['a4', 'a5'] as const).map((id) => ({ id, label: words.sizes[id] }))}
            current={size}
            onSelect={(id) => setSize(id as 'a4' | 'a5')}
          />
          <Button icon={PrinterIcon} disabled={!shown} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer &&
        shown && (
          <Paper
            size={size}
            title={words.title}
            line={paperLine(answer.facility, day)}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <p>
              {words.name} {answer.kana}　{answer.name}　{answer.className}　{words.issued(clockTime(shown.at), shown.by)}
            </p>
            <CardView card={shown.content} note={shown.note} given={answer.kana} />
          </Paper>
        )
      }
    >
      <fieldset class={css.days}>
        <legend class="unseen">{words.thisDay}</legend>
        <Button icon={ChevronLeftIcon} onClick={() => go(addDays(day, -1))}>
          {words.before}
        </Button>
        <Button onClick={() => go(today())}>{words.thisDay}</Button>
        <Button icon={ChevronRightIcon} disabled={day >= today()} onClick={() => go(addDays(day, 1))}>
          {words.after}
        </Button>
      </fieldset>
      <div id="card" role="tabpanel" aria-label={words.title} class={css.columns}>
        {!answer ? (
          <Loading from={loaded} />
        ) : (
          <>
            {makes && (
              <Sheet label={words.now}>
                <CardForm {...{ facility, answer }} onDone={() => void loaded?.refresh()} />
              </Sheet>
            )}
            {answer.issued.length === 0 && !makes && (
              <Sheet>
                <Empty title={words.none}>{words.noneMore}</Empty>
              </Sheet>
            )}
            {answer.issued.map((one) => (
              <Sheet key={one.id} label={words.issued(clockTime(one.at), one.by)}>
                <p>
                  <b>{words.issued(clockTime(one.at), one.by)}</b>
                </p>
                <CardView card={one.content} note={one.note} given={`${answer.kana} ${clockTime(one.at)}`} />
                <CardAnswers {...one} />
              </Sheet>
            ))}
          </>
        )}
      </div>
    </Desk>
  )
}
