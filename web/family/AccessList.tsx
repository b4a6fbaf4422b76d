// On which day somebody of the nursery opened one's child's sensitive records, by role and kind of device. Never who.
import { useEffect, useState } from 'preact/hooks'
import type { Routes } from '../../worker/family/routes.ts'
import { NoLine, Refused, type Reply, wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { shortDayWord } from '../kit/format.ts'
import { Page } from '../kit/Page.tsx'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import { joined } from '../notice/say-report.ts'
import { fields, roles, words } from './access-words.ts'
import { useArrival } from './arrive.ts'
import { Name } from './Name.tsx'
import { childOf } from './today.ts'

type Accesses = Reply<Routes, '/access'>['accesses']
const family = wordOf<Routes>('family')

export function AccessList({ childId }: { childId: string }) {
  const child = childOf(childId)
  const [list, setList] = useState<Accesses | null>(null)
  const [problem, setProblem] = useState<Word | string | null>(null)
  useArrival(words.title)
  const facility = child?.facilityId
  useEffect(() => {
    if (facility === undefined) return
    family
      .get(facility, '/access', { childId })
      .then((answer) => setList(answer.accesses))
      .catch((error: unknown) => {
        if (error instanceof NoLine) setProblem(words.offline)
        else if (error instanceof Refused) setProblem(error.message)
        else throw error
      })
  }, [facility, childId])
  return (
    <Page
      title={<Say w={words.title} />}
      second={<Say w={words.more} />}
      back="/family/settings"
      end={child && <Name>{child.given}</Name>}
    >
      {problem ? (
        <Empty title={typeof problem === 'string' ? <span lang="ja">{problem}</span> : <Say w={problem} />}>{''}</Empty>
      ) : !list ? (
        <p role="status">
          <Say w={words.reading} />
        </p>
      ) : list.length === 0 ? (
        <Empty title={<Say w={words.none} />}>
          <Say w={words.noneMore} />
        </Empty>
      ) : (
        <Sheet flush label={words.title.ja}>
          {list.map((one, index) => (
            <Row
              key={index}
              second={<Say w={joined([...one.fields.map((field) => fields[field] ?? null), words[one.device]], ' ・ ')} alone />}
              end={<Say w={words.times(one.times)} alone />}
            >
              <b>
                <Say w={joined([shortDayWord(one.day), roles[one.role] ?? words.staff], ' ')} alone />
              </b>
            </Row>
          ))}
        </Sheet>
      )}
    </Page>
  )
}
