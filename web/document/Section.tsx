// One section of a paper: its texts as they are written, and what the records offer to it.
import type { Section as Shape } from '../../schema/document/kind.ts'
import { fieldName, placesIn } from '../../schema/document/kind.ts'
import type { WordRules } from '../../schema/phrase/wording.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime } from '../kit/format.ts'
import { later } from '../kit/later.tsx'
import { Key, KeyHint } from '../office/Desk.tsx'
import type { Opened } from './api.ts'
import { aboutOf, CameFrom, Where } from './CameFrom.tsx'
import css from './Document.module.css'
import type { Asked } from './Help.tsx'
import { Place } from './Place.tsx'
import type { Writing } from './use-writing.ts'
import own from './Writing.module.css'
import { words } from './words.ts'

const PaperPhotos = later(() => import('./PaperPhotos.tsx').then((file) => file.PaperPhotos))

/** Keys, wherever one is in a section: 文例 for the text one writes, and all that the records offer. */
const HELP = 'F2'
const TAKE = 'F4'

interface SectionProps {
  section: Shape
  opened: Opened
  writing: Writing
  rules: WordRules | undefined
  /** Opens 文例 for a text; without it there are none. */
  onHelp: ((asked: Asked) => void) | undefined
}

export function Section({ section, opened, writing, rules, onHelp }: SectionProps) {
  const places = placesIn(section, opened.children)
  const offers = opened.offered.flatMap((item) => {
    const place = item.section === section.key ? placeFor(item, section, places) : null
    return place && !writing.isChosen(item.key) ? [{ item, field: place.field, text: textFor(item, section, opened) }] : []
  })
  const wide = (section.columns?.length ?? 1) > 1
  const help = (at: (typeof places)[number] | undefined) =>
    at && !section.never && onHelp?.({ section: section.key, field: at.field, label: at.label })
  return (
    <section
      class={css.section}
      aria-label={section.title}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== HELP && event.key !== TAKE)) return
        event.preventDefault()
        const field = (event.target as Element).closest<HTMLElement>('[data-field]')?.dataset.field
        if (event.key === TAKE) takeAll(offers, writing)
        else help(places.find((one) => one.field === field) ?? places[0])
      }}
    >
      <div class={own.sectionHead}>
        <h2 class={css.heading}>{section.title}</h2>
        {onHelp && !section.never && places.length > 0 && (
          <Button kind="quiet" onClick={() => help(places[0])}>
            {words.help}
            <span class="unseen">　{section.title}</span>
            <KeyHint>
              {' '}
              <Key>{HELP}</Key>
            </KeyHint>
          </Button>
        )}
      </div>
      {section.never && <p class={css.second}>{words.thought}</p>}
      {offers.length > 0 && (
        <div class={css.offers}>
          <p class={css.offersHead}>
            {words.offered}
            <Button onClick={() => takeAll(offers, writing)}>
              {words.takeAll}
              <KeyHint>
                {' '}
                <Key>{TAKE}</Key>
              </KeyHint>
            </Button>
          </p>
          <ul>
            {offers.map(({ item, field, text }) => (
              <li key={item.key} class={css.offer}>
                <span>
                  {item.at !== null && <time class={css.second}>{clockTime(item.at)}　</time>}
                  {item.text}
                  {item.label && <small class={css.second}>　{item.label}</small>}
                  {item.sources[0] && (
                    <Where
                      source={item.sources[0]}
                      about={aboutOf(opened, item.childId)}
                      dated={opened.startsOn !== opened.endsOn || item.sources[0].day !== opened.startsOn}
                    />
                  )}
                </span>
                <Button label={words.takeIt(item.text)} onClick={() => writing.choose(item, field, text)}>
                  {words.take}
                </Button>
                <Button kind="quiet" label={words.dropIt(item.text)} onClick={() => writing.choose(item, field, null)}>
                  {words.drop}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class={wide ? css.grid : css.fields} style={wide ? `--columns: ${section.columns?.length}` : undefined}>
        {places.map((place) => (
          <Place
            key={place.field}
            {...place}
            {...{ opened, writing, rules }}
            alone={section.shape === 'text'}
            rows={wide ? 2 : 1}
            options={section.options}
          />
        ))}
      </div>
      {section.gather === 'photos' && <PaperPhotos {...{ opened, section }} />}
      <CameFrom section={section} opened={opened} />
    </section>
  )
}

function takeAll(offers: readonly { item: Offer; field: string; text: string }[], writing: Writing): void {
  for (const { item, field, text } of offers) writing.choose(item, field, text)
}

type Offer = Opened['offered'][number]

const placeFor = (item: Offer, section: Shape, places: ReturnType<typeof placesIn>) =>
  section.shape === 'by-child'
    ? places.find(({ childId }) => childId === item.childId)
    : item.row
      ? places.find(({ field }) =>
          item.column ? field === fieldName(section.key, item.row, item.column) : field.startsWith(`${section.key}.${item.row}.`),
        )
      : places[0]

/** In a row of its own a child's line does not begin with its name. */
function textFor({ text, childId }: Offer, { shape }: Shape, { children }: Opened): string {
  const name = children.find(({ id }) => id === childId)?.name
  return shape === 'by-child' && name && text.startsWith(`${name}　`) ? text.slice(name.length + 1) : text
}
