// What stands beside a child's line: what home said, what was seen in the day, and who has read.
import { careOfDay } from '../../schema/care/for-family.ts'
import { foldCare, isFever } from '../../schema/care/rule.ts'
import type { BookChild } from '../../schema/contactbook/book.ts'
import { foldHome, HOME_FIELDS, type HomeStands } from '../../schema/contactbook/home.ts'
import { FamilyCare } from '../care/FamilyCare.tsx'
import { clockTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { plain } from '../kit/words.tsx'
import css from './ClassBook.module.css'
import { homeWord } from './say-home.ts'
import { words } from './words.ts'

/** What home said; a temperature to be looked at stands out by word and shape. */
export function HomeBeside({ child, feverFrom }: { child: BookChild; feverFrom: number }) {
  const side = foldHome(child.home)
  const said = HOME_FIELDS.map((field) => side[field] as HomeStands | undefined).filter(
    (one) => one?.value != null,
  ) as HomeStands[]
  const writers = new Set(said.map(({ by }) => by))
  const last = said.toSorted((a, b) => a.at - b.at).at(-1)
  const degrees = side.temperature?.value?.tenths
  if (!last)
    return (
      <p class={css.second}>
        {words.home} {child.awaited ? words.nothingHome : words.notAwaited}{' '}
        {child.nudgedAt !== null && words.nudged(clockTime(child.nudgedAt))}
      </p>
    )
  return (
    <>
      <dl class={css.facts}>
        {said.map(({ field, value, at, by }) => (
          <div key={field}>
            <dt>{words.fields[field]}</dt>
            <dd>
              {field === 'temperature' && degrees !== undefined && isFever(degrees, feverFrom) && (
                <span class={css.look}>
                  <Knot of="answer" size={20} label={words.fever} />
                </span>
              )}{' '}
              {value !== null && plain(homeWord(field, value))} {writers.size > 1 && <Writer by={by} at={at} />}
            </dd>
          </div>
        ))}
      </dl>
      {writers.size === 1 && <Writer by={last.by} at={last.at} />}
    </>
  )
}

const Writer = ({ by, at }: Pick<HomeStands, 'by' | 'at'>) => (
  <span class={css.second}>
    {by} {clockTime(at)}
  </span>
)

export function CareBeside({ child }: { child: BookChild }) {
  const care = careOfDay(foldCare(child.care))
  return Object.keys(care).length > 0 ? (
    <FamilyCare care={care} given={child.kana} />
  ) : (
    <p class={css.second}>
      {words.care} {words.noCare}
    </p>
  )
}

/** A household has read when one guardian has. */
export function Reads({ child, own }: { child: BookChild; own: boolean }) {
  const [first] = child.reads
  if (!own && child.page.stands.published === null) return <span />
  if (first) return <span class={css.second}>{words.read(clockTime(first.at), child.reads.map(({ by }) => by).join('・'))}</span>
  return <span class={css.look}>{child.readers === 0 ? words.noReaders : words.unread}</span>
}
