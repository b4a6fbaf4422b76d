// Every version of a report: who wrote what when, and when the nursery read it. Nothing is ever deleted (RA10, RA12).

import { useEffect, useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/notice/routes.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { NoLine, Refused, type Reply, wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDayWord } from '../kit/format.ts'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import { SaidFacts, saidIn } from './ReportFacts.tsx'
import css from './Sent.module.css'
import { kinds, said } from './say-report.ts'
import { words } from './words.ts'

type Versions = Reply<Routes, '/history'>['versions']

const notices = wordOf<Routes>('notice')

export function History() {
  const { params } = visit.value
  const child = childOf(params.child ?? '')
  const [versions, setVersions] = useState<Versions | null>(null)
  const [problem, setProblem] = useState<Word | string | null>(null)
  useArrival(words.versions)
  const facility = child?.facilityId
  useEffect(() => {
    if (facility === undefined) return
    notices
      .get(facility, '/history', { childId: params.child ?? '', noticeId: params.id ?? '' })
      .then((answer) => setVersions(answer.versions))
      .catch((error: unknown) => {
        if (error instanceof NoLine) setProblem(words.historyOffline)
        else if (error instanceof Refused) setProblem(error.message)
        else throw error
      })
  }, [facility, params.child, params.id])
  return (
    <Page title={<Say w={words.versions} />} back={`/family/sent/${params.id ?? ''}`} end={child && <Name>{child.given}</Name>}>
      {problem && (
        <Empty title={typeof problem === 'string' ? <span lang="ja">{problem}</span> : <Say w={problem} />}>{''}</Empty>
      )}
      {!versions && !problem && (
        <p class={css.second}>
          <Say w={words.reading} />
        </p>
      )}
      {versions?.map((version, index) => (
        <Sheet key={version.id} tone={index === 0 ? 'plain' : 'rest'}>
          <div class={css.when}>
            <b>
              <Say w={version.withdrawn ? words.withdrawn : index === 0 ? words.nowValid : kinds[version.kind]} />
            </b>
            <span class={css.second}>
              <Say w={shortDayWord(dayOf(version.writtenAt))} alone /> {clockTime(version.writtenAt)}
            </span>
          </div>
          <SaidFacts
            facts={saidIn(
              {
                kind: version.kind,
                from: version.startsOn,
                to: version.endsOn,
                until: version.endsOn,
                reason: version.reason,
                symptoms: version.symptoms ?? [],
                temperature: version.temperature,
                time: version.time,
                person: version.pickupPerson,
                note: version.note,
              },
              child?.rules?.symptoms ?? [],
            )}
          />
          <p class={css.second}>
            <Say w={version.source === 'staff' ? words.byStaff : version.mine ? words.byYou : words.byOther} />
          </p>
          {version.confirmedAt !== null && (
            <p class={css.seen}>
              <Say w={said.seen} alone /> {clockTime(version.confirmedAt)}
            </p>
          )}
        </Sheet>
      ))}
    </Page>
  )
}
