// The fields of a tariff: stretches of the day, 月極, and what is charged by the month or by the piece.
import type { Item, Plan, Slot } from '../../schema/fee/tariff.ts'
import { Button } from '../kit/Button.tsx'
import { Field, SelectField, TimeField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { fromNeeds, fromWeekdays, type Needs, needsOf, newItem, newPlan, newSlot, type Weekdays, weekdaysOf } from './draft.ts'
import css from './Fee.module.css'
import { Caps, Digits, options, type PartProps, Prices, replaced } from './PriceFields.tsx'
import { words } from './words.ts'

const NEEDS = { both: words.both, standard: words.standard, short: words.short }

const NeedsField = ({ of, onChange }: { of: readonly string[]; onChange: (needs: Slot['needs']) => void }) => (
  <SelectField
    label={words.needs}
    value={needsOf(of)}
    onChange={(value) => onChange(fromNeeds(value as Needs))}
    options={options(NEEDS)}
  />
)

export function PriceForm({ draft, set }: PartProps) {
  const setSlots = (slots: Slot[]) => set({ ...draft, slots })
  const setPlans = (plans: Plan[]) => set({ ...draft, plans })
  const setItems = (items: Item[]) => set({ ...draft, items })
  return (
    <>
      <section class={css.group}>
        <h2 class={css.heading}>{words.slots}</h2>
        {draft.slots.map((slot, place) => (
          <SlotSheet
            key={slot.key}
            slot={slot}
            set={(one) => setSlots(replaced(draft.slots, place, one))}
            remove={() => setSlots(draft.slots.filter((one) => one !== slot))}
          />
        ))}
        <Button onClick={() => setSlots([...draft.slots, newSlot(draft)])}>{words.addSlot}</Button>
      </section>
      <Caps draft={draft} set={set} />
      <section class={css.group}>
        <h2 class={css.heading}>{words.plans}</h2>
        {draft.plans.map((plan, place) => (
          <PlanSheet
            key={plan.key}
            plan={plan}
            set={(one) => setPlans(replaced(draft.plans, place, one))}
            remove={() => setPlans(draft.plans.filter((one) => one !== plan))}
          />
        ))}
        <Button onClick={() => setPlans([...draft.plans, newPlan(draft)])}>{words.addPlan}</Button>
      </section>
      <section class={css.group}>
        <h2 class={css.heading}>{words.items}</h2>
        {draft.items.map((item, place) => (
          <ItemSheet
            key={item.key}
            item={item}
            set={(one) => setItems(replaced(draft.items, place, one))}
            remove={() => setItems(draft.items.filter((one) => one !== item))}
          />
        ))}
        <Button onClick={() => setItems([...draft.items, newItem(draft)])}>{words.addItem}</Button>
      </section>
    </>
  )
}

const Remove = ({ title, remove }: { title: string; remove: () => void }) => (
  <Button kind="quiet" label={words.removeOf(title)} onClick={remove}>
    {words.remove}
  </Button>
)

function SlotSheet({ slot, set, remove }: { slot: Slot; set: (slot: Slot) => void; remove: () => void }) {
  const { unit: _unit, ...withoutUnit } = slot
  const { monthCap: _cap, ...withoutCap } = slot
  const { first, ...withoutFirst } = slot
  return (
    <Sheet label={slot.title}>
      <div class={css.row}>
        <Field label={words.slotTitle} required maxLength={40} value={slot.title} onChange={(title) => set({ ...slot, title })} />
        <SelectField
          label={words.side}
          value={slot.side}
          onChange={(value) => set({ ...slot, side: value as Slot['side'] })}
          options={options(words.sides)}
        />
        <NeedsField of={slot.needs} onChange={(needs) => set({ ...slot, needs })} />
        <SelectField
          label={words.weekdays}
          value={weekdaysOf(slot.weekdays)}
          onChange={(value) => set({ ...slot, weekdays: fromWeekdays(value as Weekdays, slot.weekdays) })}
          options={options(words.weekdayKinds, weekdaysOf(slot.weekdays) === 'other' ? undefined : 'other')}
        />
        <TimeField label={words.fromTime} value={slot.from} onChange={(from) => from !== null && set({ ...slot, from })} />
        <TimeField label={words.toTime} value={slot.to} onChange={(to) => to !== null && set({ ...slot, to })} />
        <SelectField
          label={words.against}
          value={slot.against}
          onChange={(value) => set({ ...slot, against: value as Slot['against'] })}
          options={options(words.againsts)}
        />
      </div>
      <div class={css.row}>
        <Prices prices={slot.prices} set={(prices) => set({ ...slot, prices })} />
        <Digits
          label={words.unitMinutes}
          hint={words.once}
          value={slot.unit}
          onChange={(unit) => set(unit ? { ...slot, unit } : withoutUnit)}
        />
        <SelectField
          label={words.round}
          value={slot.round}
          onChange={(value) => set({ ...slot, round: value as Slot['round'] })}
          options={options(words.rounds)}
        />
        <Digits label={words.grace} value={slot.grace} onChange={(grace) => set({ ...slot, grace: grace ?? 0 })} />
        <SelectField
          label={words.graceKind}
          value={slot.graceKind}
          onChange={(value) => set({ ...slot, graceKind: value as Slot['graceKind'] })}
          options={options(words.graceKinds)}
        />
        <Digits
          label={words.monthCap}
          value={slot.monthCap}
          onChange={(monthCap) => set(monthCap === undefined ? withoutCap : { ...slot, monthCap })}
        />
      </div>
      <div class={css.row}>
        <Digits
          label={words.firstMinutes}
          hint={words.firstHint}
          value={first?.minutes}
          onChange={(minutes) =>
            set(minutes ? { ...slot, first: { minutes, prices: first?.prices ?? slot.prices } } : withoutFirst)
          }
        />
        {first && (
          <Prices
            label={words.firstPrice}
            prices={first.prices}
            set={(prices) => set({ ...slot, first: { ...first, prices } })}
          />
        )}
        <Remove title={slot.title} remove={remove} />
      </div>
    </Sheet>
  )
}

function PlanSheet({ plan, set, remove }: { plan: Plan; set: (plan: Plan) => void; remove: () => void }) {
  const { price } = plan
  return (
    <Sheet label={plan.title}>
      <div class={css.row}>
        <Field label={words.slotTitle} required maxLength={40} value={plan.title} onChange={(title) => set({ ...plan, title })} />
        <NeedsField of={plan.needs} onChange={(needs) => set({ ...plan, needs })} />
        <TimeField label={words.fromTime} value={plan.from} onChange={(from) => from !== null && set({ ...plan, from })} />
        <TimeField label={words.toTime} value={plan.to} onChange={(to) => to !== null && set({ ...plan, to })} />
        <SelectField
          label={words.planBy}
          value={'prices' in price ? 'yen' : 'percent'}
          onChange={(value) => set({ ...plan, price: value === 'yen' ? { prices: [{ yen: 3000 }] } : { percentOfTuition: 10 } })}
          options={options(words.planKinds)}
        />
        {'prices' in price ? (
          <Prices prices={price.prices} set={(prices) => set({ ...plan, price: { prices } })} />
        ) : (
          <>
            <Digits
              label={words.percent100}
              value={price.percentOfTuition}
              onChange={(percent) => set({ ...plan, price: { ...price, percentOfTuition: percent ?? 0 } })}
            />
            <Digits
              label={words.monthCap}
              value={price.cap}
              onChange={(cap) =>
                set({
                  ...plan,
                  price: { percentOfTuition: price.percentOfTuition, ...(cap === undefined ? {} : { cap }) },
                })
              }
            />
          </>
        )}
        <Remove title={plan.title} remove={remove} />
      </div>
    </Sheet>
  )
}

function ItemSheet({ item, set, remove }: { item: Item; set: (item: Item) => void; remove: () => void }) {
  return (
    <Sheet label={item.title}>
      <div class={css.row}>
        <Field label={words.slotTitle} required maxLength={40} value={item.title} onChange={(title) => set({ ...item, title })} />
        <SelectField
          label={words.itemKind}
          value={item.kind}
          onChange={(value) => set({ ...item, kind: value as Item['kind'] })}
          options={options({ monthly: words.monthly, piece: words.piece })}
        />
        <Prices prices={item.prices} set={(prices) => set({ ...item, prices })} />
        <Remove title={item.title} remove={remove} />
      </div>
    </Sheet>
  )
}
