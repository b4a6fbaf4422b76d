// The guardian's code on the phone: signed anew each minute, shown to the screen at the entrance or to a caregiver's tablet.
import { useEffect, useState } from 'preact/hooks'
import { keyText, minuteOf } from '../../schema/pass/rule.ts'
import { signMinute } from '../../schema/pass/verify.ts'
import { me } from '../account/me.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { children } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { NoLine, Refused } from '../kit/call.ts'
import { moment, now } from '../kit/clock.ts'
import { QrIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { QrCode } from '../kit/QrCode.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import { words } from './family-words.ts'
import css from './MyCode.module.css'
import { type OwnKey, ownKey } from './own-key.ts'

export function MyCode() {
  useArrival(words.title)
  const person = me.value
  const houses = (person?.facilities ?? []).filter((house) => house.children.length > 0)
  return (
    <Page title={<Say w={words.title} alone />}>
      {person &&
        houses.map(({ facilityId, name }) => (
          <House key={facilityId} facilityId={facilityId} account={person.accountId} name={houses.length > 1 ? name : null} />
        ))}
      <Button icon={QrIcon} href="/family/stamp" class={css.other}>
        <Say w={words.readTitle} alone />
      </Button>
    </Page>
  )
}

function House({ facilityId, account, name }: { facilityId: number; account: string; name: string | null }) {
  const [key, setKey] = useState<OwnKey | null>(null)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<Word | string | null>(null)
  useEffect(() => {
    let gone = false
    ownKey(facilityId, account).then(
      (found) => !gone && setKey(found),
      (error) =>
        !gone && setFault(error instanceof NoLine ? words.firstLine : error instanceof Refused ? error.message : words.noKey),
    )
    return () => {
      gone = true
    }
  }, [facilityId, account])
  const minute = minuteOf(Math.max(now.value, moment()))
  useEffect(() => {
    if (key) void signMinute(key.own, facilityId, key.id, minute).then((code) => setText(keyText(code)))
  }, [key, facilityId, minute])
  const names = children.value.filter((child) => child.facilityId === facilityId).map(({ given }) => given)
  return (
    <Sheet>
      <div class={css.house}>
        {name && (
          <h2>
            <Name>{name}</Name>
          </h2>
        )}
        {fault ? (
          <Notice tone="look" title={<Say w={fault} />} />
        ) : text ? (
          <QrCode text={text} label={plain(words.qr)} class={css.qr} />
        ) : (
          <p aria-busy="true">
            <Say w={words.making} />
          </p>
        )}
        <p class={css.names}>
          <Name>{names.join('・')}</Name>
        </p>
        <p>
          <Say w={words.show} />
        </p>
        <p class={css.second}>
          <Say w={words.turns} />
        </p>
      </div>
    </Sheet>
  )
}
