// 料金表: what holds and what held, the next one from a day on, tried out on last month before it is entered.
import { useState } from 'preact/hooks'
import { type Tariff, tariffOn } from '../../schema/fee/tariff.ts'
import { addMonths, type Day } from '../../schema/kit/day.ts'
import { showTime } from '../../schema/kit/time.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DayField } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { fee, type Rules } from './api.ts'
import { Columns } from './Columns.tsx'
import { newSlot, toSend } from './draft.ts'
import css from './Fee.module.css'
import { PriceForm } from './PriceForm.tsx'
import { TryOut } from './TryOut.tsx'
import { words, yenOf } from './words.ts'

const NOTHING: Tariff = { startsOn: '', slots: [], plans: [], items: [], dayCaps: [], monthCaps: [] }

export function PriceDesk() {
  const loaded = useLoad<Rules>(fee.address(facilityId(), '/rules'))
  const rules = loaded?.data.value
  const [draft, setDraft] = useState<Tariff | null>(null)
  const all = rules?.tariffs.map(({ tariff }) => tariff) ?? []
  const held = tariffOn(all, today())
  const begin = () => {
    const next = `${addMonths(today().slice(0, 7), 1)}-01`
    setDraft(
      held ? { ...held, startsOn: next } : { ...NOTHING, startsOn: `${today().slice(0, 4)}-04-01`, slots: [newSlot(NOTHING)] },
    )
  }
  return (
    <Desk
      title={words.priceTitle}
      name={words.priceTitle}
      end={
        <>
          <Button icon={ChevronLeftIcon} href="/office/fee">
            {words.back}
          </Button>
          {rules && !draft && (
            <Button kind="give" onClick={begin}>
              {words.newPrice}
            </Button>
          )}
        </>
      }
    >
      {!rules ? (
        <Loading from={loaded} />
      ) : draft ? (
        <Editor
          {...{ draft, held }}
          set={setDraft}
          done={async () => {
            await loaded?.refresh()
            setDraft(null)
          }}
          onClose={() => setDraft(null)}
        />
      ) : (
        <>
          <p class={css.second}>{words.newPriceMore}</p>
          {[...rules.tariffs].reverse().map(({ id, tariff }) => (
            <OnePrice
              key={id}
              {...{ id, tariff }}
              state={tariff === held ? words.holds : tariff.startsOn > today() ? words.later : words.earlier}
              refresh={async () => void (await loaded?.refresh())}
            />
          ))}
          <Columns columns={rules.columns} refresh={async () => void (await loaded?.refresh())} />
        </>
      )}
    </Desk>
  )
}

const needsWord = (needs: readonly string[]): string =>
  needs.length === 2 ? '' : needs[0] === 'short' ? words.short : words.standard

/** 0・1・2歳児 3,000円 / 2,500円 */
const pricesOf = (prices: Tariff['items'][number]['prices']): string =>
  prices.map(({ ages, yen }) => [ages && words.ofAges(ages.join('・')), yenOf(yen)].filter(Boolean).join(' ')).join(' / ')

function OnePrice({
  id: tariffId,
  tariff,
  state,
  refresh,
}: {
  id: string
  tariff: Tariff
  state: string
  refresh: () => Promise<void>
}) {
  const [asking, setAsking] = useState(false)
  const name = words.from(eraDay(tariff.startsOn))
  const lines = [
    ...tariff.slots.map(({ key, title, needs, from, to, unit, grace, prices, monthCap, first }) => ({
      key,
      text: [title, needsWord(needs), `${showTime(from)}〜${showTime(to)}`].filter(Boolean).join(' '),
      more: [
        grace > 0 && words.graceOf(grace),
        first && words.firstOf(first.minutes, pricesOf(first.prices)),
        monthCap !== undefined && words.capOf(yenOf(monthCap)),
      ]
        .filter(Boolean)
        .join(' ・ '),
      yen: `${pricesOf(prices)}・${unit === undefined ? words.perUse : words.perMinutes(unit)}`,
    })),
    ...tariff.plans.map(({ key, title, needs, from, to, price }) => ({
      key,
      text: [title, needsWord(needs), `${showTime(from)}〜${showTime(to)}`].filter(Boolean).join(' '),
      more: '',
      yen: `${'prices' in price ? pricesOf(price.prices) : words.percentOf(price.percentOfTuition)}・${words.perMonth}`,
    })),
    ...tariff.items.map(({ key, title, kind, prices }) => ({
      key,
      text: title,
      more: '',
      yen: `${pricesOf(prices)}${kind === 'monthly' ? `・${words.perMonth}` : ''}`,
    })),
    ...(['dayCaps', 'monthCaps'] as const).flatMap((of) =>
      tariff[of].map(({ needs, yen }) => ({
        key: `${of} ${needs}`,
        text: words.capLine(words[of], needsWord(needs)),
        more: '',
        yen: yenOf(yen),
      })),
    ),
  ]
  return (
    <Sheet label={`${name} ${state}`}>
      <div class={css.head}>
        <h2 class={css.heading}>{name}</h2>
        <span class={css.second}>{state}</span>
        {state !== words.earlier && (
          <Button kind="quiet" label={words.takeBackOf(name)} onClick={() => setAsking(true)}>
            {words.takeBack}
          </Button>
        )}
      </div>
      {asking && (
        <Confirm
          title={words.takeBackOf(name)}
          more={words.takeBackMore}
          yes={words.takeBack}
          work={(id) => fee.post(facilityId(), '/tariff/take-back', { id, tariffId })}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            void refresh()
          }}
        />
      )}
      {lines.map(({ key, text, more, yen }) => (
        <div key={key} class={css.line}>
          <span>
            {text}
            {more && <span class={css.second}>{more}</span>}
          </span>
          <span class={css.yen}>{yen}</span>
        </div>
      ))}
    </Sheet>
  )
}

interface EditorProps {
  draft: Tariff
  held: Tariff | null
  set: (draft: Tariff) => void
  done: () => Promise<void>
  onClose: () => void
}

function Editor({ draft, held, set, done, onClose }: EditorProps) {
  const { busy, fault, send } = useSend()
  const save = async () => {
    const sent = await send((id) => fee.post(facilityId(), '/tariff', { id, tariff: toSend(draft) }), draft)
    if (sent !== null) await done()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <DayField
        label={words.startsOn}
        class={css.day}
        required
        value={draft.startsOn}
        onChange={(day: Day | null) => day && set({ ...draft, startsOn: day })}
      />
      <PriceForm {...{ draft, set }} />
      <TryOut {...{ draft, held }} month={addMonths(today().slice(0, 7), -1)} />
      <Buttons>
        <Button type="submit" kind="give" disabled={busy}>
          {words.save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.stop}
        </Button>
      </Buttons>
    </form>
  )
}
