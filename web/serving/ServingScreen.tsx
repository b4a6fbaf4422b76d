// 配膳の確認: every child with a removal on one card with its face, what is left out and whose name is like its own. One tap opens the trays, one on
// the card that lies on the tray is the look. A tray that is somebody else's stops everything until it is put away.
import { useState } from 'preact/hooks'
import { MEALS, type Meal } from '../../schema/care/rule.ts'
import { type NamePiece, similarNames } from '../../schema/child/similar-name.ts'
import { type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { asksOf, type Eating } from '../../schema/meal/eating.ts'
import { eatingText } from '../../schema/meal/words.ts'
import { foldServing, ONCE, type ServingOfChild, type Step } from '../../schema/serving/rule.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Avatar } from '../kit/Avatar.tsx'
import { classes } from '../kit/classes.ts'
import { now } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import { clockTime } from '../kit/format.ts'
import { CheckIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { faceOf } from '../portrait/face.ts'
import { useDishes } from './dishes.ts'
import { Kana } from './Kana.tsx'
import { mealNow } from './meal-now.ts'
import { checkTray, useServing } from './open-serving.ts'
import css from './Serving.module.css'
import type { Served } from './served.ts'
import { TraySheet } from './TraySheet.tsx'
import { words } from './words.ts'

export interface ServingScreenProps {
  facility: number
  day: Day
  /** The children whose trays are looked at here. */
  children: readonly Served[]
  /** Every child of the house with a tray of its own: any of them may stand before the wrong one. */
  trays: readonly Served[]
  /** Everybody, for names that are alike. */
  everyone: readonly { childId: Id; kana: string }[]
  /** In whose name a look is made. */
  name: string
  onClose: () => void
}

export function ServingScreen({ facility, day, children, trays, everyone, name, onClose }: ServingScreenProps) {
  const [meal, setMeal] = useState<Meal>(() => mealNow((now.value - startOf(day)) / 60_000))
  const [looking, setLooking] = useState<{ childId: Id; step: Step } | null>(null)
  const [said, setSaid] = useState('')
  const { checks, eating } = useServing(facility, day)
  const dishes = useDishes(facility, day).filter((dish) => dish.meal === meal)
  const similar = similarNames(everyone)
  // A kitchen looks at the trays of the whole house: class after class, as they are carried away.
  const parts = [...Map.groupBy(children, ({ className }) => className)]
  const isReady = ({ childId }: Served) => foldServing(checks, childId, meal).next === null
  const current = children.find(({ childId }) => childId === looking?.childId)
  return (
    <FullScreen label={words.title} onClose={onClose}>
      <FullScreenHead back={words.close} onClose={onClose} title={words.title}>
        <div class={css.tabs}>
          <Tabs
            label={words.meal}
            tabs={MEALS.map((id) => ({ id, label: words.meals[id] }))}
            current={meal}
            onSelect={(id) => setMeal(id as Meal)}
            panel="serving"
          />
        </div>
        <p class={css.clock}>
          <b>{clockTime(now.value)}</b> {name}
        </p>
      </FullScreenHead>
      <div class={css.body} id="serving" role="tabpanel" aria-label={words.meals[meal]}>
        <p class="unseen" role="status">
          {said}
        </p>
        {children.length === 0 ? (
          <Empty title={words.nobody}>{words.nobodyMore}</Empty>
        ) : (
          parts.map(([className, those]) => (
            <section key={className} class={css.part}>
              {parts.length > 1 && (
                <h3>
                  {className || words.noClass} {words.ready(those.filter(isReady).length, those.length)}
                </h3>
              )}
              <ul class={css.cards} aria-label={parts.length > 1 ? `${className} ${words.children}` : words.children}>
                {those.map((child) => (
                  <Card
                    key={child.childId}
                    child={child}
                    similar={similar.get(child.childId)}
                    serving={foldServing(checks, child.childId, meal)}
                    eating={eating(child.childId)}
                    onStep={(step) => setLooking({ childId: child.childId, step })}
                  />
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
      {looking && current && (
        <TraySheet
          key={`${looking.childId}${looking.step}`}
          child={current}
          step={looking.step}
          trays={trays}
          similar={similar}
          dishes={dishes}
          onClose={() => setLooking(null)}
          onTray={(tray, made) => checkTray(facility, { ...looking, meal, tray, dishes: made })}
          onRight={() => {
            setSaid(words.done(current.kana, words.steps[looking.step]))
            setLooking(null)
          }}
        />
      )}
    </FullScreen>
  )
}

interface CardProps {
  child: Served
  /** Pieces of the reading when another child's is like it. */
  similar: readonly NamePiece[] | undefined
  serving: ServingOfChild
  /** 食事予定. */
  eating: Eating | null
  onStep: (step: Step) => void
}

function Card({ child, similar, serving, eating, onStep }: CardProps) {
  const { steps, seconds, stopped, next, missed } = serving
  return (
    <li class={classes(css.card, next === null && css.ready)} data-serving={child.childId}>
      <div class={css.who}>
        <Avatar name={child.kana.split(' ').at(-1) ?? child.kana} face={child.face ?? faceOf(child.childId)} size={72} />
        <div>
          <Kana kana={child.kana} similar={similar} />
          <span class={css.second}>
            {child.name !== child.kana && `${child.name} `}
            {child.className}
          </span>
          {similar && (
            <b class={css.similar}>
              <Knot of="contradiction" size={16} /> {similar.some(({ differs }) => differs) ? words.similar : words.same}
            </b>
          )}
          <Allergens words={child.allergens} />
          {eating && asksOf(eating).length > 0 && <b class={css.missed}>{words.fromHome(eatingText(eating))}</b>}
        </div>
      </div>
      <p class={css.state}>
        <Knot of={next === null ? 'present' : 'expected'} size={18} />
        <b>{next === null ? words.eat : words.notYet}</b>
        {missed.length > 0 && <span class={css.missed}>{words.missed(missed.map((step) => words.steps[step]).join('・'))}</span>}
        {stopped.length > 0 && <span class={css.missed}>{words.stopped(stopped.length)}</span>}
      </p>
      <div class={css.steps}>
        {ONCE.map((step) => {
          const done = steps[step]
          return (
            <button
              key={step}
              type="button"
              class={classes(css.step, done !== null && css.done, next === step && css.next)}
              disabled={done !== null}
              aria-label={`${child.kana} ${done ? `${words.steps[step]} ${clockTime(done.at)} ${done.by}` : words.look(words.steps[step])}`}
              onClick={() => onStep(step)}
            >
              <span>
                {done && <CheckIcon size={18} />} {words.steps[step]}
              </span>
              {done && <span class={css.at}>{clockTime(done.at)}</span>}
            </button>
          )
        })}
        <button
          type="button"
          class={css.step}
          disabled={next !== null}
          aria-label={`${child.kana} ${words.again(seconds.length)}`}
          onClick={() => onStep('seconds')}
        >
          {words.again(seconds.length)}
        </button>
      </div>
    </li>
  )
}
