// 持ち物 that the nursery asks for, on the child's card and on the page of the contact book; each is answered with one tap. On paper nothing is answered.
import { useEffect, useMemo } from 'preact/hooks'
import type { Asked } from '../../schema/belonging/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { FamilyChild } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { shortDayWord } from '../kit/format.ts'
import { ownActs } from '../kit/own-acts.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import { promise } from './act.ts'
import css from './Belonging.module.css'
import { words } from './family-words.ts'
import { withOwnPromises } from './local-belonging.ts'

export function FamilyBelongings({ child, asked }: { child: FamilyChild; asked: readonly Asked[] }) {
  const { facilityId, childId, writesBook } = child
  const own = useMemo(() => ownActs(facilityId, 'belonging'), [facilityId])
  useEffect(() => own.stop, [own])
  return (
    <Belongings
      asked={withOwnPromises(asked, own.acts.value, childId)}
      onPromise={writesBook ? (thing, promised) => promise(facilityId, childId, thing, promised) : undefined}
    />
  )
}

interface BelongingsProps {
  asked: readonly Asked[]
  onPromise?: ((thing: string, promised: boolean) => void) | undefined
}

export const Belongings = ({ asked, onPromise }: BelongingsProps) => (
  <section aria-label={plain(words.title)}>
    <h3 class={css.title}>
      <Say w={words.title} />
    </h3>
    <ul class={css.asked}>
      {asked.map(({ thing, at, promisedAt, arrivedAt }) => (
        <li key={`${thing.key} ${at}`}>
          <span>
            <b>
              <Say w={thing satisfies Word} alone />
            </b>{' '}
            <small>
              <Say w={shortDayWord(dayOf(at))} alone />
            </small>
          </span>
          {arrivedAt !== null ? (
            <span class={css.done}>
              <Say w={words.arrived} alone />
            </span>
          ) : onPromise ? (
            <Button
              pressed={promisedAt !== null}
              label={plain(words.promiseOf(thing))}
              onClick={() => onPromise(thing.key, promisedAt === null)}
            >
              <Say w={words.promise} alone />
            </Button>
          ) : (
            promisedAt !== null && (
              <span>
                <Say w={words.promise} alone />
              </span>
            )
          )}
        </li>
      ))}
    </ul>
  </section>
)
