// The paper a family takes home: one A4 page for each person who is invited, large enough for a grandparent.
import type { Day } from '../../schema/kit/day.ts'
import { eraDay, weekdayLetter } from '../kit/format.ts'
import { QrCode } from '../kit/QrCode.tsx'
import { language, Say } from '../kit/words.tsx'
import css from './InvitationSheet.module.css'
import { EASY, words } from './sheet-words.ts'

export interface SheetOf {
  personId: string
  code: string
  /** Who is invited, and as what: 佐藤 花, 母. Staff have no relationship. */
  name: string
  relationship: string | null
  /** The children, as the family says their names. */
  children: readonly string[]
  className: string
}

export interface InvitationSheetsProps {
  sheets: readonly SheetOf[]
  facility: { name: string; phone: string }
  /** The last day on which the codes work. */
  until: Day
}

/** Every sheet, each on a page of its own. */
export const InvitationSheets = ({ sheets, facility, until }: InvitationSheetsProps) => (
  <>
    {sheets.map((sheet) => (
      <InvitationSheet key={sheet.personId} sheet={sheet} facility={facility} until={until} />
    ))}
  </>
)

function InvitationSheet({ sheet, facility, until }: { sheet: SheetOf } & Omit<InvitationSheetsProps, 'sheets'>) {
  const staff = sheet.relationship === null
  const address = `${location.origin}/${staff ? 'office' : 'family'}/join`
  const names = sheet.children.join('・')
  const steps = [words.scan, words.press, staff ? words.staffChoose : words.choose, words.done]
  return (
    <section class={css.sheet} lang="ja">
      <header class={css.head}>
        <p>{facility.name}</p>
        <p>{sheet.className}</p>
      </header>
      <h2 class={css.title}>{staff ? words.staffTitle : words.title}</h2>
      <div class={css.who}>
        {!staff && <p class={css.child}>{words.of(names)}</p>}
        <p class={css.person}>
          {sheet.relationship === null ? words.staffBy(sheet.name) : words.by(sheet.relationship, sheet.name)}
        </p>
      </div>
      <p class={css.lead}>{staff ? words.staffLead : words.lead}</p>
      <div class={css.middle}>
        <ol class={css.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <QrCode text={`${address}#${sheet.code}`} label={words.qr} class={css.qr} />
      </div>
      <div class={css.codeBox}>
        <p class={css.small}>{words.code}</p>
        <p class={css.code} data-code>
          {sheet.code.split('-').map((group) => (
            <span key={group}>{group}</span>
          ))}
        </p>
        <p class={css.small}>{words.typed(address.replace(/^https?:\/\//, ''))}</p>
      </div>
      <p class={css.until}>
        {words.until(`${eraDay(until)}（${weekdayLetter(until)}）`)}
        <span>{words.once}</span>
      </p>
      {!staff && <p class={css.already}>{words.already}</p>}
      <div class={css.foot}>
        {!staff && <Easy />}
        <p lang="en">{staff ? words.englishStaff : words.english(names)}</p>
        <p class={css.lost}>{facility.phone ? words.lost(facility.name, facility.phone) : words.lostNoPhone(facility.name)}</p>
        {!staff && <p>{words.without}</p>}
      </div>
    </section>
  )
}

/** One line of やさしい日本語, whatever language the desk itself speaks. */
function Easy() {
  const parts = EASY.split(/(\{[^|}]+\|[^}]+\})/u).filter(Boolean)
  if (language.value === 'easy') return <Say w={{ ja: EASY, easy: EASY, en: EASY }} alone />
  return (
    <p class={css.easy}>
      {parts.map((part, place) => {
        const [, base, reading] = /^\{([^|}]+)\|([^}]+)\}$/u.exec(part) ?? []
        return base ? (
          <ruby key={`${place} ${part}`}>
            {base}
            <rt>{reading}</rt>
          </ruby>
        ) : (
          part
        )
      })}
    </p>
  )
}
