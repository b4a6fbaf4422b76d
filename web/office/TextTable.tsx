import { Cell, Line, Table } from '../kit/Table.tsx'

export interface TextTableProps {
  /** What the table is; read out. */
  caption: string
  heads: readonly string[]
  /** A text for each head; the first names its line, the others are numbers. */
  rows: readonly (readonly string[])[]
}

/** A table of names with their numbers. */
export const TextTable = ({ caption, heads, rows }: TextTableProps) => (
  <Table caption={caption} columns={heads.map((head, place) => ({ id: head, head, number: place > 0 }))}>
    {rows.map((row) => (
      <Line key={row[0]}>
        {row.map((text, place) => (
          <Cell key={heads[place]} of={heads[place] ?? ''} name={place === 0} number={place > 0}>
            {text}
          </Cell>
        ))}
      </Line>
    ))}
  </Table>
)
