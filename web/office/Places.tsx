// Screens that belong together, above each of them.
import css from './Places.module.css'

export interface PlacesProps<Place extends string> {
  /** What they are the screens of; read out. */
  label: string
  /** The address of each, in their order. */
  places: Readonly<Record<Place, string>>
  words: Readonly<Record<Place, string>>
  current: Place
}

/** Links from one screen of a group to the others. */
export const Places = <Place extends string>({ label, places, words, current }: PlacesProps<Place>) => (
  <nav class={`${css.places} screen-only`} aria-label={label}>
    {(Object.keys(places) as Place[]).map((id) => (
      <a key={id} href={places[id]} class={css.place} aria-current={id === current ? 'page' : undefined}>
        {words[id]}
      </a>
    ))}
  </nav>
)
