import { useState } from 'preact/hooks'
import { EATEN, MEALS, type Meal } from '../../schema/care/rule.ts'
import { timeOn } from '../../schema/kit/time.ts'
import type { Box } from '../../schema/meal/count.ts'
import { asksOf, type Eating } from '../../schema/meal/eating.ts'
import { BOX_WORDS, eatingText } from '../../schema/meal/words.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { later } from '../kit/later.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Forms, meal as mealWord } from '../meal/api.ts'
import css from './Care.module.css'
import { enter, leaveOut } from './draft.ts'
import { Choice, Line } from './Line.tsx'
import { Stands } from './Stands.tsx'
import { entered, type SheetProps } from './sheet.ts'
import { words } from './words.ts'

const RoomFoods = later(() => import('../meal/RoomFoods.tsx').then((file) => file.RoomFoods))

/** The meal of this time of the day; whoever writes later chooses another. */
const mealAt = (time: number): Meal =>
  time < 10.5 * 60 ? 'morning_snack' : time < 14 * 60 ? 'lunch' : time < 17.5 * 60 ? 'snack' : 'supper'

/** 食事の区分, where it is not the ordinary one; that nobody has said it is said too, of a child who could choke on the wrong one. */
const Tray = ({ box }: { box: Box | undefined }) =>
  box && box !== 'child' ? <span class={box === 'unset' ? css.due : css.tray}>{BOX_WORDS[box]}</span> : null

/** 食事予定, where it is not the ordinary one; 除去 has to be asked about before anything is served. */
const FromHome = ({ eating }: { eating: Eating | undefined }) => {
  if (!eating || asksOf(eating).length === 0) return null
  return (
    <span class={eating.how === 'removal' ? css.due : css.tray}>
      {words.atHome} {eatingText(eating)}
    </span>
  )
}

/** 食事: how much each child ate. */
export function MealSheet({ facility, day, care, draft, children, at }: SheetProps) {
  const trays = useLoad<Forms>(mealWord.address(facility, '/form'), { keep: true })?.data.value
  const boxOf = new Map(trays?.children.map(({ childId, box }) => [childId, box]))
  const [meal, setMeal] = useState<Meal>(() => mealAt(timeOn(day, at())))
  const [foods, setFoods] = useState(false)
  const open = children.filter(
    ({ childId }) => !entered(draft, childId, 'meal') && !care.of(childId).meals.some((one) => one.meal === meal),
  )
  const eat = (childId: string, eaten: number) => {
    const stands = care.of(childId).meals.find((one) => one.meal === meal)
    enter(facility, day, { kind: 'meal', childId, at: at(), meal, eaten, ...(stands ? { supersedes: stands.id } : {}) })
  }
  return (
    <>
      <div class={css.tools}>
        <div class={css.grow}>
          <Chips
            legend={words.which}
            chips={MEALS.map((value) => ({ value, label: words.meals[value] }))}
            value={meal}
            onChange={(next) => {
              leaveOut(facility, day, ['meal'])
              setMeal(next)
            }}
          />
        </div>
        <Button kind="quiet" onClick={() => setFoods(true)}>
          {words.foods}
        </Button>
        {open.length > 0 && (
          <Button
            onClick={() =>
              enter(facility, day, ...open.map(({ childId }) => ({ kind: 'meal' as const, childId, at: at(), meal, eaten: 4 })))
            }
          >
            {words.allAte}
          </Button>
        )}
      </div>
      {foods && <RoomFoods {...{ facility, children }} onClose={() => setFoods(false)} />}
      <ul class={css.lines} aria-label={words.kinds.meal}>
        {children.map((child) => {
          const own = entered(draft, child.childId, 'meal')
          const said = care.of(child.childId).meals.map(({ meal: which, eaten, ...one }) => ({
            ...one,
            kind: 'meal' as const,
            text: `${words.meals[which]} ${words.eaten[eaten]}`,
          }))
          return (
            <Line
              key={child.childId}
              child={child}
              second={
                <>
                  <Tray box={boxOf.get(child.childId)} />
                  <FromHome eating={care.eating(child.childId)} />
                </>
              }
              fresh={own !== undefined}
              stands={<Stands facility={facility} day={day} child={child} said={said} />}
            >
              {EATEN.map((eaten) => (
                <Choice
                  key={eaten}
                  of={child.kana}
                  label={words.eaten[eaten] ?? ''}
                  chosen={own?.eaten === eaten}
                  onChoose={() =>
                    own?.eaten === eaten ? leaveOut(facility, day, ['meal'], child.childId) : eat(child.childId, eaten)
                  }
                />
              ))}
            </Line>
          )
        })}
      </ul>
    </>
  )
}
