// What a family allows of pictures of its children, said on the phone. Nothing is chosen before somebody has chosen it.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { LEVELS, type Level } from '../../schema/photo/rule.ts'
import { useArrival } from '../family/arrive.ts'
import { childOf } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { shortDayWord } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { type ConsentOf, type Consents, photo } from './api.ts'
import css from './FamilyPhotos.module.css'
import { levels, meanings, words } from './family-words.ts'

export function FamilyConsent() {
  useArrival(words.title)
  const { params } = visit.value
  const child = childOf(params.child ?? '')
  const loaded = useLoad<Consents>(child ? photo.address(child.facilityId, '/consent') : null)
  if (!child) return null
  return (
    <Page title={<Say w={words.title} alone />} back={`/family/book/${child.childId}`}>
      <p class={css.second}>
        <Say w={words.more} />
      </p>
      {loaded?.refused.value && <Notice tone="look" title={loaded.refused.value.message} />}
      {loaded?.data.value?.children.map((one) => (
        <OneChild
          key={`${one.childId} ${one.said.length}`}
          facility={child.facilityId}
          one={one}
          onDone={() => void loaded.refresh()}
        />
      ))}
    </Page>
  )
}

/** Children whose answer this page has sent, so that it says so. */
const sent = new Set<Id>()

function OneChild({ facility, one, onDone }: { facility: number; one: ConsentOf; onDone: () => void }) {
  const { childId, name, said } = one
  const last = said[0]
  const [level, setLevel] = useState<Level | null>(last?.level ?? null)
  const { busy, fault, send } = useSend()
  const save = async () => {
    if (level === null) return
    if (!(await send((id) => photo.post(facility, '/consent', { id, childId, level }), [childId, level]))) return
    sent.add(childId)
    onDone()
  }
  return (
    <Sheet label={plain(words.of(name))}>
      <form
        class={css.group}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <h2 class={css.title}>
          <Say w={words.of(name)} alone />
        </h2>
        <p class={css.second} role="status">
          <Say w={last ? (last.paper ? words.onPaper : words.stands)(shortDayWord(last.day)) : words.unsaid} />{' '}
          {last && sent.has(childId) && (
            <b>
              <Say w={words.sent} alone />
            </b>
          )}
        </p>
        <fieldset class={css.levels}>
          <legend class="unseen">
            <Say w={words.which} alone />
          </legend>
          {LEVELS.map((value) => (
            <label key={value} class={css.level}>
              <input type="radio" name={childId} value={value} checked={level === value} onChange={() => setLevel(value)} />
              <span>
                <b>
                  <Say w={levels[value]} alone />
                </b>
                <br />
                <span class={css.second}>
                  <Say w={meanings[value]} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        {fault && <Notice tone="look" title={fault.message} />}
        <Button kind="give" type="submit" disabled={busy || level === null || level === last?.level}>
          <Say w={words.send} alone />
        </Button>
      </form>
    </Sheet>
  )
}
