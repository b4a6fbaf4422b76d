// 健診 of one child in plain sentences, each acknowledged by a guardian.
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import { type ChildCheckups, checkup } from './api.ts'
import { checkups, follows, words } from './family-words.ts'
import css from './Results.module.css'

export function Results({ facility, childId }: { facility: number; childId: Id }) {
  const loaded = useLoad<ChildCheckups>(checkup.address(facility, '/child', { childId }), { keep: true })
  const { busy, fault, send } = useSend()
  const results = loaded?.data.value?.results.toReversed()
  if (!results) return null
  const read = async ({ id: resultId, kind, day }: (typeof results)[number]) => {
    if (await send((id) => checkup.post(facility, '/seen', { id, childId, kind, day, resultId }), resultId))
      void loaded?.refresh()
  }
  return (
    <Sheet label={plain(words.title)}>
      <section class={css.part}>
        <h2>
          <Say w={words.title} />
        </h2>
        {results.length === 0 && (
          <p class={css.second}>
            <Say w={words.none} />
          </p>
        )}
        {fault && <Notice tone="look" title={fault.message} />}
        <ul class={css.results}>
          {results.map((one) => (
            <li key={one.id + one.kind} class={css.result}>
              <p>
                <b>
                  <Say w={checkups[one.kind]} />
                </b>{' '}
                <Say w={yearDayWord(one.day)} alone />
              </p>
              {one.outcome === 'absent' ? (
                <p>
                  <Say w={words.absent} />
                </p>
              ) : one.findings === null ? (
                <p>
                  <Say w={words.well} />
                </p>
              ) : (
                <>
                  <p>
                    <span class={css.second}>
                      <Say w={words.findings} alone />
                    </span>{' '}
                    {one.findings}
                  </p>
                  {one.followUp !== 'none' && (
                    <p>
                      <Say w={follows[one.followUp]} />
                    </p>
                  )}
                </>
              )}
              {one.mine ? (
                <p class={css.state}>
                  <Knot of="seen" size={20} />
                  <Say w={words.seen} alone />
                </p>
              ) : (
                <Button disabled={busy} onClick={() => void read(one)}>
                  <span class="unseen">{`${plain(checkups[one.kind])} `}</span>
                  <Say w={words.read} alone />
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </Sheet>
  )
}
