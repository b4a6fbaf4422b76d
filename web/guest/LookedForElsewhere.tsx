// Above the chases of the house: its own children whom the facility they spend the day in is looking for.
import type { Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/guest/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { sayOutcome } from '../chase/chase.ts'
import { Steps } from '../chase/Steps.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { minutesSince } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import css from '../office/Today.module.css'
import { words } from './words.ts'

type Stays = Reply<Routes, '/'>

export function LookedForElsewhere({ day }: { day: Day }) {
  const list = useLoad<Stays>(addressOf(facilityId(), 'guest', '/', { from: day, to: day }), { every: 15_000 })?.data.value
  const looked = (list?.stays ?? []).flatMap(({ side, endedAt, lookedFor, ...stay }) =>
    side === 'home' && endedAt === null && lookedFor ? [{ ...stay, lookedFor }] : [],
  )
  if (looked.length === 0) return null
  return (
    <Part title={words.lookedFor} mark={<Knot of="overdue" />} second={words.lookedForMore(looked.length)}>
      <ul class={css.slabs}>
        {looked.map(({ id, childId, kana, otherName, otherPhone, lookedFor: { about, since, step, calls, last } }) => (
          <li key={id} class={css.slab} data-elsewhere={childId}>
            <p class={css.age}>
              <b>{minutesSince(since, now.value)}</b>
              {words.minutes}
            </p>
            <div>
              <p>
                <span class={css.name}>{kana}</span> <AllergensOf childId={childId} /> <b>{words[about]}</b>
              </p>
              <p class={css.second}>{words.at(otherName, otherPhone)}</p>
            </div>
            <div class={css.second}>
              <Steps about={about} step={step} nextStepAt={null} />
              <p>{last ? words.lastCall(sayOutcome(last), calls) : words.noCall}</p>
              <p>{words.lookedForDo}</p>
            </div>
            <div class={css.acts}>
              {otherPhone && (
                <Button icon={PhoneIcon} href={`tel:${otherPhone}`}>
                  {otherName}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  )
}
