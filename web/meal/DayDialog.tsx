// The nursery's own menu of a day: what is typed stays until it was taken; the server says when somebody else was faster.
import { useState } from 'preact/hooks'
import { splitItems } from '../../schema/kit/cell.ts'
import type { Day } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { type Dish, SERVINGS, type Serving } from '../../schema/meal/rule.ts'
import { MEAL_WORDS, SERVING_WORDS } from '../../schema/meal/words.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { longDay } from '../kit/format.ts'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { meal } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'
import type { MenuOfDay } from './MenuDesk.tsx'

/** A dish as it is typed. */
interface Typed {
  id: string
  meal: Dish['meal']
  name: string
  ingredients: string
  allergens: string
}
const typed = (dish: Dish): Typed => ({ ...dish, ingredients: dish.ingredients.join('、'), allergens: dish.allergens.join('、') })
const MEALS = (['morning_snack', 'lunch', 'snack', 'supper'] as const).map((value) => ({ value, label: MEAL_WORDS[value] }))
const once = (text: string): string[] => [...new Set(splitItems(text))]

export interface DayDialogProps {
  day: Day
  menu: MenuOfDay | null
  onClose: () => void
  onDone: () => void
}

export function DayDialog({ day, menu, onClose, onDone }: DayDialogProps) {
  const [serving, setServing] = useState<Serving>(menu?.serving ?? 'served')
  const [dishes, setDishes] = useState(() => (menu?.dishes ?? []).map(typed))
  const [note, setNote] = useState(menu?.own ? menu.note : '')
  const { busy, fault, send } = useSend()
  const change = (id: string, part: Partial<Typed>) => setDishes(dishes.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const save = async () => {
    const json = {
      day,
      serving,
      note: note.trim(),
      upon: menu?.id ?? null,
      dishes: dishes
        .filter(({ name }) => name.trim())
        .map((one) => ({ ...one, ingredients: once(one.ingredients), allergens: once(one.allergens) })),
    }
    if (await send((id) => meal.post(facilityId(), '/menu', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${longDay(day)} ${words.menu}`}
      foot={
        <Buttons>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="give" disabled={busy} onClick={() => void save()}>
            {words.save}
          </Button>
        </Buttons>
      }
    >
      <div class={css.form}>
        <Chips
          legend={words.serving}
          columns={3}
          chips={SERVINGS.map((value) => ({ value, label: SERVING_WORDS[value] }))}
          value={serving}
          onChange={setServing}
        />
        {dishes.map((dish) => (
          <fieldset key={dish.id} class={css.dish}>
            <legend class="unseen">{dish.name || words.dish}</legend>
            <SelectField
              label={words.mealTime}
              value={dish.meal}
              options={MEALS}
              onChange={(value) => change(dish.id, { meal: value as Dish['meal'] })}
            />
            <Field label={words.dish} maxLength={60} value={dish.name} onChange={(name) => change(dish.id, { name })} />
            <Field
              label={words.ingredients}
              hint={words.listHint}
              value={dish.ingredients}
              onChange={(ingredients) => change(dish.id, { ingredients })}
            />
            <Field
              label={words.allergens}
              hint={words.listHint}
              value={dish.allergens}
              onChange={(allergens) => change(dish.id, { allergens })}
            />
            <Button
              kind="quiet"
              label={words.removeDish(dish.name || words.dish)}
              onClick={() => setDishes(dishes.filter(({ id }) => id !== dish.id))}
            >
              {words.remove}
            </Button>
          </fieldset>
        ))}
        <Button
          icon={PlusIcon}
          onClick={() => setDishes([...dishes, { id: newId(moment()), meal: 'lunch', name: '', ingredients: '', allergens: '' }])}
        >
          {words.addDish}
        </Button>
        <Field label={words.note} maxLength={100} value={note} onChange={setNote} />
        {fault && <Notice tone="look" title={fault.message} />}
      </div>
    </Dialog>
  )
}
