// 予定 of one child, at the desk and on the tablet: the coming days that differ, what was said of them by whom, and a form for more.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { momentText, shortDay, showTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { type ChildPlan, type PlanAct, plan } from './api.ts'
import css from './Plan.module.css'
import { PlanForm } from './PlanForm.tsx'
import { draftOf, emptyDraft } from './plan-draft.ts'
import { words } from './words.ts'

export interface PlanDialogProps {
  facility: number
  child: { childId: string; kana: string }
  /** A later day to begin with, of a child that is not here yet. */
  from?: Day | undefined
  /** False for those who may only look. */
  may?: boolean
  onClose: () => void
}

export function PlanDialog({ facility, child, from, may = true, onClose }: PlanDialogProps) {
  const { childId } = child
  const loaded = useLoad<ChildPlan>(plan.address(facility, '/', { childId, ...(from ? { from } : {}) }), { keep: true })
  const answer = loaded?.data.value
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={
        <>
          {words.titleOf(child.kana)} <AllergensOf childId={childId} />
        </>
      }
    >
      {answer ? (
        <Plans facility={facility} answer={answer} may={may} from={from} onChanged={() => void loaded?.refresh()} />
      ) : loaded?.offline.value ? (
        <Notice tone="look" title={words.notSeen} />
      ) : (
        <p aria-busy="true">{words.loading}</p>
      )}
    </Dialog>
  )
}

interface PlansProps {
  facility: number
  answer: ChildPlan
  may: boolean
  from: Day | undefined
  onChanged: () => void
}

function Plans({ facility, answer, may, from, onChanged }: PlansProps) {
  const begin = () => emptyDraft(from && from > answer.today ? from : answer.today)
  const [draft, setDraft] = useState(begin)
  const { busy, fault, send } = useSend()
  const spoken = answer.days.filter(({ kind }) => kind !== null)
  const end = async ({ planId }: PlanAct) => {
    const json = { childIds: [answer.childId], planId }
    if (await send((id) => plan.post(facility, '/end', { id, ...json }), json)) onChanged()
  }
  return (
    <div class={css.plan}>
      <section aria-label={words.coming}>
        <b>{words.coming}</b>
        {spoken.length === 0 && <p class={css.second}>{words.comingNone}</p>}
        <div class={css.days}>
          {spoken.map((day) => (
            <div key={day.day} class={css.day}>
              <b>{shortDay(day.day)}</b>
              <span>{day.hours ? `${showTime(day.hours[0])}–${showTime(day.hours[1])}` : words.never}</span>
              {day.hours && !day.meals && <span>{words.noMeals}</span>}
              {day.kind && day.kind !== 'hours' && <span class={css.second}>{words[day.kind]}</span>}
            </div>
          ))}
        </div>
      </section>
      {may && (
        <PlanForm
          key={draft.replaces ?? ''}
          {...{ facility, answer, draft }}
          onDraft={setDraft}
          onDone={() => {
            setDraft(begin())
            onChanged()
          }}
        />
      )}
      {answer.plans.length > 0 && (
        <section aria-label={words.acts}>
          <b>{words.acts}</b>
          {fault && <Notice tone="look" title={fault.message} />}
          {answer.plans.map((act) => (
            <Act
              key={act.planId}
              act={act}
              today={answer.today}
              {...(may && !busy ? { onCorrect: () => setDraft(draftOf(act, answer.today)), onEnd: () => void end(act) } : {})}
            />
          ))}
        </section>
      )}
    </div>
  )
}

function Act({ act, today, onCorrect, onEnd }: { act: PlanAct; today: Day; onCorrect?: () => void; onEnd?: () => void }) {
  const over = act.steps.every(({ to }) => to < today)
  return (
    <div class={act.end ? `${css.act} ${css.ended}` : css.act}>
      <b>{words[act.kind]}</b>
      {act.steps.map(({ from, to, hours, meals }) => (
        <span key={from}>
          {shortDay(from)}
          {to > from && `〜${shortDay(to)}`} {hours ? `${showTime(hours[0])}–${showTime(hours[1])}` : words.never}
          {hours && !meals && ` ${words.noMeals}`}
        </span>
      ))}
      {act.note && <span>{act.note}</span>}
      <span class={css.second}>
        {act.source === 'guardian' ? words.byFamily : act.by} {momentText(act.writtenAt, today)}
      </span>
      {act.end && (
        <span class={css.second}>
          {words.ended(shortDay(act.end.from), act.end.by, act.end.replaced ? words.replaced : words.takenBack)}
        </span>
      )}
      {!act.end && !over && onEnd && (
        <div class={css.buttons}>
          <Button kind="quiet" onClick={onCorrect}>
            {words.correct}
          </Button>
          <Button kind="quiet" onClick={onEnd}>
            {words.takeBack}
          </Button>
        </div>
      )}
    </div>
  )
}
