// 料金表 of the whole city: written once, and entered in every house from a day on. A house whose months do not allow it says why.
import { useState } from 'preact/hooks'
import type { Tariff } from '../../schema/fee/tariff.ts'
import { addMonths, dayOf } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/city/routes.ts'
import { newSlot, toSend } from '../fee/draft.ts'
import css from '../fee/Fee.module.css'
import { PriceForm } from '../fee/PriceForm.tsx'
import { Button } from '../kit/Button.tsx'
import { call, type Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Facts } from '../kit/Facts.tsx'
import { DayField } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { Heading } from '../kit/Heading.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { cityAddress } from './city-address.ts'
import { words } from './tariff-words.ts'

type Gifts = Reply<Routes, '/gifts'>
type Given = Reply<Routes, '/tariff', 'post'>

/** A price to begin with, from the next month on. */
function first(): Tariff {
  const none: Tariff = {
    ...{ startsOn: `${addMonths(today().slice(0, 7), 1)}-01`, slots: [], plans: [], items: [], dayCaps: [], monthCaps: [] },
  }
  return { ...none, slots: [newSlot(none)] }
}

export function CityTariff() {
  const [draft, setDraft] = useState(first)
  const [given, setGiven] = useState<Given | null>(null)
  const kept = useLoad<Gifts>(cityAddress('/gifts'))
  const before = kept?.data.value?.tariffs ?? []
  const { busy, fault, send } = useSend()
  const give = async () => {
    const sent = await send((id) => call<Given>('POST', cityAddress('/tariff'), { json: { id, tariff: toSend(draft) } }), draft)
    if (!sent?.body) return
    setGiven(sent.body)
    void kept?.refresh()
  }
  return (
    <Desk title={words.title} name={words.title} second={organisation.value?.name}>
      <p>{words.more}</p>
      {fault && <Notice tone="look" title={fault.message} />}
      {given ? (
        <>
          <Notice tone="ink" title={words.given(given.houses)} />
          {given.kept.length > 0 && (
            <Notice tone="look" title={words.kept(given.kept.length)}>
              {words.keptMore}
              <ul>
                {given.kept.map(({ facilityId, name, why }) => (
                  <li key={facilityId}>
                    <b>{name}</b>　{why}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <Button onClick={() => setGiven(null)}>{words.again}</Button>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void give()
          }}
        >
          <DayField
            label={words.startsOn}
            class={css.day}
            required
            value={draft.startsOn}
            onChange={(startsOn) => startsOn && setDraft({ ...draft, startsOn })}
            error={fault?.field === 'tariff.startsOn' ? fault.message : undefined}
          />
          <PriceForm draft={draft} set={setDraft} />
          <Button type="submit" kind="give" disabled={busy}>
            {words.give}
          </Button>
        </form>
      )}
      {before.length > 0 && (
        <>
          <Heading>{words.before}</Heading>
          <Sheet>
            <Facts
              facts={before.map(({ id, at, startsOn }) => ({
                id,
                name: words.startsFrom(eraDay(startsOn)),
                is: words.givenOn(eraDay(dayOf(at))),
              }))}
            />
          </Sheet>
        </>
      )}
    </Desk>
  )
}
