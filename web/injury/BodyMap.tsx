// 体の図: front and back, drawn of plain shapes. A finger chooses on the drawing; the words beside it are the same choice for everybody else.
import { BODY_PARTS, type BodyPart, PLACES, partWord, VIEWS, type View } from '../../schema/injury/body.ts'
import { Chips } from '../kit/Chips.tsx'
import { classes } from '../kit/classes.ts'
import css from './Injury.module.css'
import { words } from './words.ts'

const inView = (view: View): BodyPart[] => BODY_PARTS.filter((part) => PLACES[part].view === view)

interface FigureProps {
  view: View
  chosen: readonly BodyPart[]
  onTap?: (part: BodyPart) => void
}

/** One side of the body. The words say the same, so the drawing is not read out. */
export const Figure = ({ view, chosen, onTap }: FigureProps) => (
  <svg viewBox="0 0 100 200" class={css.figure} aria-hidden="true">
    <g class={css.body}>
      <ellipse cx="50" cy="21" rx="17" ry="20" />
      <rect x="44" y="38" width="12" height="12" rx="4" />
      <rect x="30" y="47" width="40" height="66" rx="14" />
      <rect x="16" y="49" width="15" height="60" rx="7.5" />
      <rect x="69" y="49" width="15" height="60" rx="7.5" />
      <rect x="32" y="104" width="17" height="92" rx="8.5" />
      <rect x="51" y="104" width="17" height="92" rx="8.5" />
    </g>
    {inView(view).map((part) => {
      const [cx, cy, rx, ry] = PLACES[part].at
      return (
        // biome-ignore lint/a11y/noStaticElementInteractions: the chips beside the drawing are the same choice by keyboard
        <ellipse
          key={part}
          {...{ cx, cy, rx, ry }}
          class={classes(css.spot, chosen.includes(part) && css.hit)}
          data-part={part}
          onClick={() => onTap?.(part)}
        />
      )
    })}
  </svg>
)

interface BodyMapProps {
  value: readonly BodyPart[]
  onChange: (parts: BodyPart[]) => void
  error?: string | undefined
}

export function BodyMap({ value, onChange, error }: BodyMapProps) {
  const tap = (part: BodyPart) =>
    onChange(BODY_PARTS.filter((one) => (one === part ? !value.includes(one) : value.includes(one))))
  return (
    <div class={css.map}>
      {VIEWS.map((view) => (
        <div key={view} class={css.side}>
          <Figure view={view} chosen={value} onTap={tap} />
          <Chips
            many
            columns={3}
            legend={`${words.parts} ${words[view]}`}
            hint={view === 'front' ? words.partsHint : undefined}
            error={view === 'front' ? error : undefined}
            chips={inView(view).map((part) => ({ value: part, label: partWord(part) }))}
            value={value.filter((part) => PLACES[part].view === view)}
            onChange={(parts) => onChange([...value.filter((part) => PLACES[part].view !== view), ...parts])}
          />
        </div>
      ))}
    </div>
  )
}
