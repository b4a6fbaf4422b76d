// 前のシステムと比べる: the file of the system of before beside this month, without sending it anywhere (RJ16).
import { useState } from 'preact/hooks'
import { type Comparison, compareBills } from '../../schema/fee/compare.ts'
import { readCsv } from '../../schema/kit/csv.ts'
import { GRID_LIMIT } from '../../schema/kit/grid.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { FileDrop } from '../roster/ChooseFile.tsx'
import type { Month } from './api.ts'
import { compareWords as words } from './compare-words.ts'
import { yenOf } from './words.ts'

type Read = { fault: string } | { comparison: Comparison }

async function read(file: File, answer: Month): Promise<Read> {
  if (file.size > GRID_LIMIT.bytes) return { fault: words.tooLarge }
  const { rows, problem } = readCsv(new Uint8Array(await file.arrayBuffer()))
  if (!rows) return { fault: problem.message }
  const comparison = compareBills(rows, answer.children)
  return comparison ? { comparison } : { fault: words.noColumns }
}

export function CompareOld({ answer, onClose }: { answer: Month; onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [found, setFound] = useState<Read | null>(null)
  const choose = async (chosen: File) => {
    setFile(chosen)
    setFound(await read(chosen, answer))
  }
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <p>{words.more}</p>
      <FileDrop
        label={words.file}
        hint={words.hint}
        accept=".csv,.txt,text/csv"
        file={file}
        reading={false}
        onFile={(chosen) => void choose(chosen)}
        onStop={() => undefined}
      />
      {found && 'fault' in found && <Notice tone="look" title={found.fault} />}
      {found && 'comparison' in found && <Differences {...found.comparison} />}
    </Dialog>
  )
}

function Differences({ differences, same, before, here, unread }: Comparison) {
  if (differences.length === 0 && unread.length === 0) return <Notice tone="ink" title={words.none(same)} />
  return (
    <>
      {unread.length > 0 && <Notice tone="look" title={words.unread(unread.slice(0, 10).join('、'))} />}
      <Table
        caption={words.some(differences.length, same)}
        quiet={false}
        columns={[
          { id: 'child', head: words.child },
          { id: 'before', head: words.before, number: true },
          { id: 'here', head: words.here, number: true },
          { id: 'difference', head: words.difference, number: true },
        ]}
      >
        {[...differences, { key: 'sum', name: words.sum, before, here }].map((row) => (
          <Line key={row.key} tone={row.key === 'sum' ? 'sum' : 'plain'}>
            <Cell name>{row.name}</Cell>
            <Cell of={words.before} number>
              {row.before === null ? '–' : yenOf(row.before)}
            </Cell>
            <Cell of={words.here} number>
              {row.here === null ? '–' : yenOf(row.here)}
            </Cell>
            <Cell of={words.difference} number>
              {yenOf((row.here ?? 0) - (row.before ?? 0))}
            </Cell>
          </Line>
        ))}
      </Table>
    </>
  )
}
