// The book of a child on A4: of each day what home said and what the nursery wrote, the oldest day first. Days of which nobody wrote take no room.
import type { ComponentChildren } from 'preact'
import { saysMore } from '../../schema/care/for-family.ts'
import type { Book, BookDay } from '../../schema/contactbook/book.ts'
import { foldHome, HOME_FIELDS, isEmpty } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Belongings } from '../belonging/FamilyBelongings.tsx'
import { FamilyCare } from '../care/FamilyCare.tsx'
import { now, today } from '../kit/clock.ts'
import { clockTime, longDayWord, shortDayWord } from '../kit/format.ts'
import { plain, Say } from '../kit/words.tsx'
import { Paper } from '../office/Paper.tsx'
import css from './BookPaper.module.css'
import { fields, words } from './family-words.ts'
import { homeWord } from './say-home.ts'

const isWritten = ({ home, texts, care }: BookDay): boolean =>
  !isEmpty(foldHome(home)) || texts.length > 0 || Object.keys(care).length > 0

/** A picture that is printed with its day. */
export interface PaperPicture {
  day: Day
  src: string
  caption: string
}

/** What stands under the title, of a nursery and a first and last day, as the door says it: a phone's first load knows no eras. */
export type BookLine = (place: string, first: Day, last: Day) => ComponentChildren

interface BookPaperProps {
  book: Book
  pictures: readonly PaperPicture[]
  line: BookLine
}

export function BookPaper({ book, pictures, line }: BookPaperProps) {
  const { name, className, facility, days } = book
  const [last, first] = [days[0]?.day ?? today(), days.at(-1)?.day ?? today()]
  const ofDay = (day: Day) => pictures.filter((one) => one.day === day)
  const written = days.filter((one) => isWritten(one) || ofDay(one.day).length > 0).toReversed()
  return (
    <Paper
      title={plain(words.title)}
      running={name}
      line={
        <>
          {line(facility, first, last)}
          <br />
          <b>{name}</b> ・ {className}
        </>
      }
      foot={plain(words.printed(shortDayWord(today()), clockTime(now.value)))}
    >
      {written.length === 0 && (
        <p>
          <Say w={words.nothingWritten} alone />
        </p>
      )}
      {written.map((day) => (
        <OneDay key={day.day} day={day} name={name} pictures={ofDay(day.day)} />
      ))}
    </Paper>
  )
}

interface OneDayProps {
  day: BookDay
  name: string
  pictures: readonly PaperPicture[]
}

function OneDay({ day: { day, home, texts, care }, name, pictures }: OneDayProps) {
  const side = foldHome(home)
  return (
    <section class={css.day}>
      <h3 class={css.date}>
        <Say w={longDayWord(day)} alone />
      </h3>
      <div class={css.half}>
        <h4>
          <Say w={words.fromHome} alone />
        </h4>
        <dl class={css.facts}>
          {HOME_FIELDS.map((field) => {
            const value = side[field]?.value ?? null
            return value === null ? null : (
              <div key={field}>
                <dt>
                  <Say w={fields[field]} alone />
                </dt>
                <dd>
                  <Say w={homeWord(field, value)} alone />
                </dd>
              </div>
            )
          })}
        </dl>
      </div>
      <div class={css.half}>
        <h4>
          <Say w={words.fromNursery} alone />
        </h4>
        {saysMore(care) && <FamilyCare care={care} given={name} />}
        {care.belongings && <Belongings asked={care.belongings} />}
        {texts.map(({ id, of, text, at, corrected }) => (
          <p key={`${of} ${id}`} class={css.text} lang="ja">
            {text} <small>{clockTime(at)}</small> {corrected && <small>{plain(words.corrected)}</small>}
          </p>
        ))}
        {pictures.length > 0 && (
          <div class={css.pictures}>
            {pictures.map(({ src, caption }) => (
              <figure key={src}>
                <img src={src} alt="" />
                {caption && <figcaption lang="ja">{caption}</figcaption>}
              </figure>
            ))}
          </div>
        )}
      </div>
    </section>
  )
}
