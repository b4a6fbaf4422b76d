// What a text came from: every row that was taken into it, with where it stands; and what was offered and left out.
import type { Source } from '../../schema/document/gathered.ts'
import { placeOf as placeIn, type Section } from '../../schema/document/kind.ts'
import { shortDay } from '../kit/format.ts'
import type { Opened } from './api.ts'
import { type About, addressOfSource } from './source.ts'
import css from './Writing.module.css'
import { words } from './words.ts'

interface WhereProps {
  source: Source
  about: About
  /** With its day, where the paper is of several. */
  dated: boolean
}

/** メモから, as a link to the row. */
export function Where({ source, about, dated }: WhereProps) {
  const text = `${words[source.word]}${dated ? ` ${shortDay(source.day)}` : ''}`
  const href = addressOfSource(source, about)
  return href ? (
    <a class={css.where} href={href}>
      {text}
    </a>
  ) : (
    <small class={css.from}>{text}</small>
  )
}

/** Of which class a paper is, or of which child. */
export const aboutOf = ({ kind, subject }: Opened, childId: string | null): About => ({
  classId: kind.about === 'class' ? subject.id : undefined,
  childId: kind.about === 'child' ? subject.id : childId,
})

interface CameFromProps {
  section: Section
  opened: Opened
  /** With the name of the section, where it does not stand under it. */
  named?: boolean
}

/** Under a section: what was taken into it. The last word about each counts. */
export function CameFrom({ section, opened, named = false }: CameFromProps) {
  const { kind, choices, offered, startsOn, endsOn } = opened
  const last = [...new Map(choices.map((one) => [one.key, one])).values()]
  const taken = last.filter(({ field, kept }) => kept && placeIn(kind, field)?.section.key === section.key)
  if (taken.length === 0) return null
  return (
    <details class={css.cameFrom}>
      <summary>
        {named && `${section.title}　`}
        {words.cameFrom(String(taken.length))}
      </summary>
      <ul>
        {taken.map(({ key, field, sources }) => {
          const item = offered.find((one) => one.key === key)
          const [source] = sources
          const childId = item?.childId ?? placeIn(kind, field)?.childId ?? null
          return (
            source && (
              <li key={key}>
                {item && <span>{item.text}</span>}
                <Where source={source} about={aboutOf(opened, childId)} dated={startsOn !== endsOn || source.day !== startsOn} />
              </li>
            )
          )
        })}
      </ul>
    </details>
  )
}
