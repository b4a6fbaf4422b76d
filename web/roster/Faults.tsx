import type { Problem } from '../../schema/kit/grid.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import type { RefusedFile } from '../office/exchange-file.ts'
import { Unknown } from './Unknown.tsx'
import { words } from './words.ts'

/** Every row that must be put right, numbered as the spreadsheet numbers it. */
export function Faults({ refused }: { refused: RefusedFile }) {
  return (
    <>
      <Notice tone="look" title={words.errors(refused.errors.length)}>
        {words.errorsMore}
      </Notice>
      <Problems caption={words.errorsCaption} problems={refused.errors} what={words.what} />
      <Unknown columns={refused.unknownColumns} />
    </>
  )
}

/** Row, column, and what is to be done there. */
export function Problems({ caption, problems, what }: { caption: string; problems: readonly Problem[]; what: string }) {
  return (
    <Table
      caption={caption}
      columns={[
        { id: 'row', head: words.row, width: '6rem' },
        { id: 'column', head: words.column, width: '12rem' },
        { id: 'what', head: what },
      ]}
    >
      {problems.map((problem, index) => (
        <Line key={index}>
          <Cell name>{problem.row === null ? words.wholeFile : words.rowOf(problem.row)}</Cell>
          <Cell of={words.column}>{problem.column ?? '–'}</Cell>
          <Cell of={what}>{textOf(problem)}</Cell>
        </Line>
      ))}
    </Table>
  )
}

/** The message without the place, which has columns of its own. */
const textOf = ({ row, column, message }: Problem): string => {
  const place = [row === null ? '' : `${row}行目`, column ?? ''].filter(Boolean).join(' ')
  return place && message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message
}
