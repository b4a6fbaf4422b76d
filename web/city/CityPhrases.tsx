// 文例 of the whole city: given to every house, and taken back from every house that has not made it its own.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/city/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, type Reply } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import phraseCss from '../phrase/Phrase.module.css'
import { type Draft, given, NEW, PhraseDialog, whereText } from '../phrase/PhraseDialog.tsx'
import { cityAddress } from './city-address.ts'
import { giftWords as words } from './gift-words.ts'

type One = Reply<Routes, '/gifts'>['phrases'][number]
const whole = ({ kind, section, age, month, text }: One) => ({
  ...{ kind: kind ?? '', section: section ?? '', age: age ?? null, month: month ?? null, text },
})

export function CityPhrases() {
  const loaded = useLoad<Reply<Routes, '/gifts'>>(cityAddress('/gifts'))
  const phrases = loaded?.data.value?.phrases
  const [draft, setDraft] = useState<Draft | null>(null)
  const [leaving, setLeaving] = useState<One | null>(null)
  const [houses, setHouses] = useState(0)
  const { busy, fault, send } = useSend()
  const give = async ({ id: _new, ...phrase }: Draft) => {
    const sent = await send(
      (id) => call<{ houses: number }>('POST', cityAddress('/phrase'), { json: { id, ...given(phrase) } }),
      phrase,
    )
    if (!sent?.body) return
    setDraft(null)
    setHouses(sent.body.houses)
    await loaded?.refresh()
  }
  return (
    <Desk
      title={words.phrases}
      name={words.phrases}
      second={organisation.value?.name}
      end={
        <>
          <Button href="/office/city/form">{words.back}</Button>
          <Button icon={PlusIcon} onClick={() => setDraft(NEW)}>
            {words.add}
          </Button>
        </>
      }
    >
      <p>{words.phrasesMore}</p>
      {houses > 0 && <Notice tone="ink" title={words.given(String(houses))} />}
      {!phrases ? (
        <Loading from={loaded} />
      ) : phrases.length === 0 ? (
        <Sheet>
          <Empty title={words.phrasesNone}>{words.phrasesNoneMore}</Empty>
        </Sheet>
      ) : (
        <ul>
          {phrases.map((one) => (
            <li key={one.id} class={phraseCss.line}>
              <span class={phraseCss.text}>
                {one.text}
                <br />
                <span class={phraseCss.second}>{whereText(whole(one))}</span>
              </span>
              <Button kind="quiet" label={words.dropOf(one.text)} onClick={() => setLeaving(one)}>
                {words.drop}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {draft && <PhraseDialog draft={draft} {...{ busy, fault }} onChange={setDraft} onKeep={() => void give(draft)} />}
      {leaving && (
        <Confirm
          title={words.dropOf(leaving.text)}
          more={words.dropMore}
          yes={words.drop}
          work={(id) => call('POST', cityAddress('/phrase/take-back'), { json: { id, upon: leaving.id } })}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}
