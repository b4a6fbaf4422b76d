// The fields of which the forms of a tariff are made: numbers, prices by age, limits.
import { type Item, NEEDS, type Need, type Tariff } from '../../schema/fee/tariff.ts'
import { Button } from '../kit/Button.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { type Ages, agesOf, moreAges, withAges } from './draft.ts'
import css from './Fee.module.css'
import { words } from './words.ts'

export interface PartProps {
  draft: Tariff
  set: (draft: Tariff) => void
}

export const options = <Key extends string>(of: Record<Key, string>, without?: Key) =>
  (Object.keys(of) as Key[]).filter((value) => value !== without).map((value) => ({ value, label: of[value] }))
const numberOf = (text: string): number => Number(text.replace(/[^\d]/g, '')) || 0
export const replaced = <Row,>(rows: readonly Row[], place: number, row: Row): Row[] =>
  rows.map((one, index) => (index === place ? row : one))

/** A number; empty where it may be. */
export const Digits = ({
  label,
  value,
  onChange,
  hint,
}: {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
  hint?: string
}) => (
  <Field
    label={label}
    inputMode="numeric"
    value={value === undefined ? '' : String(value)}
    onChange={(text) => onChange(text.trim() ? numberOf(text) : undefined)}
    {...(hint ? { hint } : {})}
  />
)

/** A price, or one for each of some ages; whoever is of none of them pays nothing. */
export function Prices({
  label = words.priceOf,
  prices,
  set,
}: {
  label?: string
  prices: Item['prices']
  set: (prices: Item['prices']) => void
}) {
  return (
    <>
      {prices.map((price, place) => (
        // A price has no name; its place is what it is.
        <div key={place} class={css.price}>
          <Digits label={label} value={price.yen} onChange={(yen) => set(replaced(prices, place, { ...price, yen: yen ?? 0 }))} />
          <SelectField
            label={words.ages}
            value={agesOf(price.ages)}
            onChange={(value) => set(replaced(prices, place, { ...withAges(price, value as Ages) }))}
            options={options(words.agesKinds, agesOf(price.ages) === 'other' ? undefined : 'other')}
          />
          {prices.length > 1 && (
            <Button
              kind="quiet"
              label={words.removeOf(words.priceAt(place + 1))}
              onClick={() => set(prices.filter((one) => one !== price))}
            >
              {words.remove}
            </Button>
          )}
        </div>
      ))}
      {prices.length < 6 && (
        <Button kind="quiet" onClick={() => set(moreAges(prices))}>
          {words.addAges}
        </Button>
      )}
    </>
  )
}

/** Limits of a day and of a month, of all stretches together, by 認定区分. */
export function Caps({ draft, set }: PartProps) {
  const capOf = (caps: Tariff['dayCaps'], need: Need) => caps.find(({ needs }) => needs.includes(need))?.yen
  const withCap = (caps: Tariff['dayCaps'], need: Need, yen: number | undefined): Tariff['dayCaps'] =>
    NEEDS.flatMap((one) => {
      const own = one === need ? yen : capOf(caps, one)
      return own === undefined ? [] : [{ needs: [one], yen: own }]
    })
  return (
    <section class={css.group}>
      <h2 class={css.heading}>{words.caps}</h2>
      <Sheet>
        <div class={css.row}>
          {(['dayCaps', 'monthCaps'] as const).map((of) =>
            NEEDS.map((need) => (
              <Digits
                key={`${of} ${need}`}
                label={words.capFor(words[of], words[need])}
                hint={words.noCap}
                value={capOf(draft[of], need)}
                onChange={(yen) => set({ ...draft, [of]: withCap(draft[of], need, yen) })}
              />
            )),
          )}
        </div>
      </Sheet>
    </section>
  )
}
