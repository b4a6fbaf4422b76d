// One section of a paper: its texts as they are written, and what the records offer to it.
import type { Section as Shape } from '../../schema/document/kind.ts'
import { fieldName } from '../../schema/document/kind.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { TextArea } from '../kit/Field.tsx'
import { clockTime, momentText } from '../kit/format.ts'
import type { Opened } from './api.ts'
import { aboutOf, CameFrom, Where } from './CameFrom.tsx'
import css from './Document.module.css'
import type { Writing } from './use-writing.ts'
import { words } from './words.ts'

interface SectionProps {
  section: Shape
  opened: Opened
  writing: Writing
}

/** The places of a section in the order of the paper: where each stands, and what it is called. */
export function placesOf(
  section: Shape,
  children: Opened['children'],
): { field: string; label: string; childId: string | null }[] {
  const { key, title, shape, rows = [], columns = [] } = section
  if (shape === 'text') return [{ field: key, label: title, childId: null }]
  const lines = shape === 'grid' ? rows.map((row) => ({ key: row.key, title: row.title, childId: null })) : linesOf(children)
  return lines.flatMap((row) =>
    columns.map((column) => ({
      field: fieldName(key, row.key, column.key),
      label: columns.length > 1 ? `${row.title}　${column.title}` : row.title,
      childId: row.childId,
    })),
  )
}
const linesOf = (children: Opened['children']) => children.map(({ id, name }) => ({ key: id, title: name, childId: id }))

export function Section({ section, opened, writing }: SectionProps) {
  const places = placesOf(section, opened.children)
  const offers = opened.offered.flatMap((item) => {
    const place = item.section === section.key ? placeFor(item, section, places) : null
    return place && !writing.isChosen(item.key) ? [{ item, field: place.field, text: textFor(item, section, opened) }] : []
  })
  const wide = (section.columns?.length ?? 1) > 1
  return (
    <section class={css.section} aria-label={section.title}>
      <h2 class={css.heading}>{section.title}</h2>
      {section.never && <p class={css.second}>{words.thought}</p>}
      {offers.length > 0 && (
        <div class={css.offers}>
          <p class={css.offersHead}>
            {words.offered}
            <Button onClick={() => takeAll(offers, writing)}>{words.takeAll}</Button>
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
        {places.map(({ field, label, childId }) => (
          <div key={field} class={css.place}>
            {childId && <AllergensOf childId={childId} />}
            {writing.twoIn(field).length > 0 && <Two field={field} opened={opened} writing={writing} />}
            <TextArea
              label={section.shape === 'text' ? <span class="unseen">{label}</span> : label}
              rows={wide ? 2 : 1}
              value={writing.textOf(field)}
              onChange={(text) => writing.type(field, text)}
            />
          </div>
        ))}
      </div>
      <CameFrom section={section} opened={opened} />
    </section>
  )
}

/** Two texts side by side: nothing is chosen for anybody. */
const Two = ({ field, opened, writing }: { field: string; opened: Opened; writing: Writing }) => (
  <fieldset class={css.two}>
    <legend>{words.two}</legend>
    <p class={css.second}>{words.twoMore}</p>
    <div class={css.pair}>
      {writing.twoIn(field).map(({ id, text, by, at }) => (
        <blockquote key={id}>
          <p class={css.written}>{text || words.nothing}</p>
          <footer class={css.second}>
            {by} {momentText(at, opened.today)}
          </footer>
          <Button onClick={() => writing.type(field, [writing.textOf(field), text].filter(Boolean).join('\n'))}>
            {words.takeThis}
          </Button>
        </blockquote>
      ))}
    </div>
  </fieldset>
)

function takeAll(offers: readonly { item: Offer; field: string; text: string }[], writing: Writing): void {
  for (const { item, field, text } of offers) writing.choose(item, field, text)
}

type Offer = Opened['offered'][number]

const placeFor = (item: Offer, section: Shape, places: ReturnType<typeof placesOf>) =>
  section.shape === 'by-child'
    ? places.find(({ childId }) => childId === item.childId)
    : item.row
      ? places.find(({ field }) => field.startsWith(`${section.key}.${item.row}.`))
      : places[0]

/** In a row of its own a child's line does not begin with its name. */
function textFor({ text, childId }: Offer, { shape }: Shape, { children }: Opened): string {
  const name = children.find(({ id }) => id === childId)?.name
  return shape === 'by-child' && name && text.startsWith(`${name}　`) ? text.slice(name.length + 1) : text
}
