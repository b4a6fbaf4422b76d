// 食物アレルギー of one child at the desk: what is left out and on whose paper, what the nursery does, and every word that was said about it.
import { useState } from 'preact/hooks'
import { foodText } from '../../schema/allergy/lay-out-allergies.ts'
import {
  type AllergyEntry,
  expiryOf,
  type ChildAllergy as Folded,
  foldAllergy,
  looksNeeded,
  type PaperEntry,
  type ReleaseEntry,
} from '../../schema/allergy/rule.ts'
import { ALLERGY_STATE_WORDS } from '../../schema/allergy/words.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Allergens } from './Allergens.tsx'
import css from './Allergy.module.css'
import { allergy, type ChildAnswer } from './api.ts'
import { AskDialog, ConfirmDialog, PaperDialog, PlanDialog, ReleaseDialog, ReturnDialog } from './DeskDialogs.tsx'
import { words } from './words.ts'

type Dialogue =
  | { what: 'ask' | 'paper' | 'plan' | 'release' }
  | { what: 'confirm' | 'return'; entry: PaperEntry | ReleaseEntry }
  | null

export function ChildAllergy() {
  const childId = visit.value.params.childId ?? ''
  const loaded = useLoad<ChildAnswer>(allergy.address(facilityId(), '/child', { childId }))
  const [dialogue, setDialogue] = useState<Dialogue>(null)
  const answer = loaded?.data.value
  const back = <a href="/office/allergy">{words.back}</a>
  if (!answer)
    return (
      <Desk title={words.title} name={words.title} second={back}>
        <Loading from={loaded} />
      </Desk>
    )
  const child = foldAllergy(answer.list, answer.entries, answer)
  const may = mayHere('allergy.write')
  const common = {
    childId,
    onClose: () => setDialogue(null),
    onDone: () => {
      setDialogue(null)
      void loaded.refresh()
    },
  }
  return (
    <Desk
      title={`${answer.kana} ${words.title}`}
      name={words.title}
      second={
        <>
          {back} {answer.className} {answer.comesOn && words.comes(shortDay(answer.comesOn))}
        </>
      }
      end={
        may && (
          <>
            <Button onClick={() => setDialogue({ what: 'ask' })}>{words.ask}</Button>
            <Button onClick={() => setDialogue({ what: 'paper' })}>{words.write}</Button>
            <Button onClick={() => setDialogue({ what: 'plan' })}>{words.planChange}</Button>
            {answer.list.length > 0 && <Button onClick={() => setDialogue({ what: 'release' })}>{words.release}</Button>}
          </>
        )
      }
    >
      <div class={css.columns}>
        <Standing child={child} may={may} onLook={(what, entry) => setDialogue({ what, entry })} />
        <Plan plan={child.plan} />
        <History entries={child.history} />
      </div>
      {dialogue?.what === 'ask' && <AskDialog {...common} />}
      {dialogue?.what === 'paper' && <PaperDialog {...common} months={answer.months} />}
      {dialogue?.what === 'plan' && <PlanDialog {...common} plan={child.plan} />}
      {dialogue?.what === 'release' && <ReleaseDialog {...common} list={answer.list} />}
      {dialogue?.what === 'confirm' && <ConfirmDialog {...common} entry={dialogue.entry} months={answer.months} />}
      {dialogue?.what === 'return' && <ReturnDialog {...common} entry={dialogue.entry} />}
    </Desk>
  )
}

interface StandingProps {
  child: Folded
  may: boolean
  onLook: (what: 'confirm' | 'return', entry: PaperEntry | ReleaseEntry) => void
}

function Standing({ child, may, onLook }: StandingProps) {
  const { removed, paper, asked, releases, state } = child
  const seen = paper?.decisions.find(({ decision }) => decision === 'confirmed')
  const until = paper && expiryOf(paper)
  return (
    <Part title={words.standing}>
      <Sheet>
        <div class={css.part}>
          <p class={css.state}>
            {['expired', 'no_paper', 'unseen', 'expiring'].includes(state) && <Knot of="contradiction" size={18} />}
            {ALLERGY_STATE_WORDS[state]}
          </p>
          {asked && <Notice tone="look" title={words.askedFor(asked.due ? shortDay(asked.due) : '')} />}
          {state === 'expired' && <Notice tone="look" title={words.expired} />}
          <ul class={css.part}>
            {removed.map((food) => (
              <li key={food.word}>
                <Allergens words={[food.word]} /> {food.care || words.complete}
                {(food.missing || food.paper === null) && (
                  <p class={css.second}>{food.missing ? words.missing : words.noPaper}</p>
                )}
              </li>
            ))}
          </ul>
          {paper && (
            <>
              <h3>{words.thePaper}</h3>
              <Facts
                facts={[
                  { name: words.writtenOn, is: eraDay(paper.value.writtenOn) },
                  { name: words.until, is: until ? eraDay(until) : words.ordinary },
                  { name: words.seenBy, is: seen ? `${seen.by ?? ''} ${shortDay(seen.originalOn ?? '')}` : words.noneYet },
                  { name: words.clinic, is: paper.value.clinic || words.ordinary },
                  { name: words.symptoms, is: paper.value.symptoms || words.ordinary },
                  { name: words.anaphylaxis, is: paper.value.anaphylaxis ? words.yes : words.no },
                  { name: 'エピペン', is: paper.value.epipen ? words.yes : words.no },
                  { name: words.medicine, is: paper.value.medicine || words.ordinary },
                ]}
              />
              {may && paper.state === 'unseen' && (
                <div class={css.acts}>
                  <Button onClick={() => onLook('confirm', paper)}>{words.confirm}</Button>
                  <Button kind="quiet" onClick={() => onLook('return', paper)}>
                    {words.sendBack}
                  </Button>
                </div>
              )}
            </>
          )}
          {releases.map((one) => (
            <div key={one.id} class={css.part}>
              <Notice tone="look" title={words.releaseText(one.value.words.join('・'))}>
                {words.releaseWaits(looksNeeded(one))}
              </Notice>
              {may && (
                <div class={css.acts}>
                  <Button onClick={() => onLook('confirm', one)}>{words.releaseConfirm}</Button>
                  <Button kind="quiet" onClick={() => onLook('return', one)}>
                    {words.sendBack}
                  </Button>
                </div>
              )}
            </div>
          ))}
        </div>
      </Sheet>
    </Part>
  )
}

const Plan = ({ plan }: { plan: Folded['plan'] }) => (
  <Part title={words.plan}>
    <Sheet>
      {plan ? (
        <Facts
          facts={(['epipenPlace', 'medicinePlace', 'steps', 'watch', 'hospital', 'phone'] as const).map((key) => ({
            name: words[key],
            is: <span class={css.steps}>{plan[key] || words.ordinary}</span>,
          }))}
        />
      ) : (
        <p>{words.noneYet}</p>
      )}
      <p class={css.second}>{words.contacts}</p>
    </Sheet>
  </Part>
)

const History = ({ entries }: { entries: readonly AllergyEntry[] }) => (
  <Part title={words.history}>
    <Sheet>
      {entries.length === 0 && <p>{words.noneYet}</p>}
      <ul class={css.past}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>
              {words.kinds[entry.kind]} {entry.kind === 'paper' && entry.value.foods.map(foodText).join('・')}
              {entry.kind === 'release' && entry.value.words.join('・')}
            </b>
            <span class={css.second}>
              {words.source[entry.source]} {entry.by} {shortDay(dayOf(entry.at))} {clockTime(entry.at)}
            </span>
            {entry.decisions.map((one) => (
              <span key={`${one.at}${one.by}`} class={css.second}>
                {words.decisions[one.decision]} {one.by} {shortDay(dayOf(one.at))} {one.note}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Sheet>
  </Part>
)
