import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import css from './Table.module.css'

export interface Column {
  id: string
  head: ComponentChildren
  /** Numbers stand at the right. */
  number?: boolean
  /** A CSS width: 9em */
  width?: string
}

export interface TableProps {
  /** What the table is; read out, and shown unless `quiet`. */
  caption: string
  quiet?: boolean
  columns: readonly Column[]
  /** `<tr>` rows; see `Line` and `Cell`. */
  children: ComponentChildren
}

/** A dense desk table. Under 40 rem each line becomes a block, its cells named by their columns: nothing scrolls sideways. */
export function Table({ caption, quiet = true, columns, children }: TableProps) {
  return (
    <table class={css.table}>
      <caption class={quiet ? 'unseen' : css.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, head, number, width }) => (
            <th
              key={id}
              scope="col"
              class={classes(css.head, number && css.number)}
              style={width ? { inlineSize: width } : undefined}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

export interface LineProps {
  children: ComponentChildren
  /** Pink or amber for the whole line; say why in words in one of its cells. */
  tone?: 'plain' | 'look' | 'act' | 'sum' | 'rest'
  /** The line the keyboard is on: sheet and a 4 px ink edge. */
  current?: boolean
}
/** A line of a Table. */
export const Line = ({ children, tone = 'plain', current = false }: LineProps) => (
  <tr class={classes(css.line, css[tone], current && css.current)}>{children}</tr>
)

export interface CellProps {
  children?: ComponentChildren
  /** The column's word, shown on a narrow screen. */
  of?: string
  number?: boolean
  /** The cell that names the line (a child, a facility). */
  name?: boolean
  muted?: boolean
}
/** A cell of a Line. */
export function Cell({ children, of, number, name, muted }: CellProps) {
  const look = classes(css.cell, number && css.number, name && css.name, muted && css.muted)
  if (name) {
    return (
      <th scope="row" class={look}>
        {children}
      </th>
    )
  }
  return (
    <td class={look} data-of={of}>
      {children}
    </td>
  )
}
