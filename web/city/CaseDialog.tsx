import type { Routes } from '../../worker/city/routes.ts'
import { sayExpected, sayOutcome } from '../chase/chase.ts'
import { Steps } from '../chase/Steps.tsx'
import type { Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, minutesSince } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import css from './CityToday.module.css'
import { cityAddress } from './city-address.ts'
import { words } from './words.ts'

type Case = Reply<Routes, '/case'>

/** Who is missing in a facility whose chase is the city's, too. Opening it is logged there. */
export function CaseDialog({ place, onClose }: { place: { facilityId: number; name: string }; onClose: () => void }) {
  const loaded = useLoad<Case>(cityAddress(`/case?facility=${place.facilityId}`), { every: 30_000 })
  const found = loaded?.data.value
  const refused = loaded?.refused.value
  return (
    <Dialog open title={words.caseTitle(place.name)} onClose={onClose}>
      {refused ? (
        <Notice tone="look" title={refused.status === 404 ? words.caseOver : refused.message} />
      ) : !found ? (
        <p role="status">{words.caseOpening}</p>
      ) : found.chases.length === 0 ? (
        <p>{words.caseOver}</p>
      ) : (
        found.chases.map((chase) => (
          <section key={chase.since} class={css.case}>
            {chase.children.map((child) => (
              <p key={child.childId}>
                <b>{child.kana}</b> {child.name !== child.kana && child.name}{' '}
                <span class={css.second}>{[child.className, sayExpected(child, chase.about)].filter(Boolean).join(' ・ ')}</span>
              </p>
            ))}
            <p>{words.minutes(minutesSince(chase.since, now.value))}</p>
            <Steps about={chase.about} step={chase.step} nextStepAt={chase.nextStepAt} />
            <ul>
              {chase.calls.map((call) => (
                <li key={call.id}>{sayOutcome(call)}</li>
              ))}
            </ul>
          </section>
        ))
      )}
      {found && <p class={css.second}>{words.caseMore(clockTime(found.openedAt))}</p>}
    </Dialog>
  )
}
