// One's own earlier texts, found while one writes: a few letters, and each can be taken.
import { useEffect, useState } from 'preact/hooks'
import { addDays } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Field } from '../kit/Field.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Loading } from '../office/Loading.tsx'
import { papers, type Searched } from './api.ts'
import { Found } from './Found.tsx'
import { words } from './words.ts'

const PAUSE = 400
const DAYS = 3 * 366

export function OwnTexts({ facility, kind, onUse }: { facility: number; kind: string; onUse: (text: string) => void }) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const query = { words: asked, from: addDays(today(), -DAYS), to: addDays(today(), 60), kind, own: 'yes' as const }
  const loaded = useLoad<Searched>(asked ? papers.address(facility, '/search', query) : null)
  const answer = loaded?.data.value
  return (
    <>
      <Field label={words.ownWords} type="search" maxLength={60} value={typed} onChange={setTyped} />
      {asked && !answer && <Loading from={loaded} />}
      {asked && answer?.hits.length === 0 && <p>{words.searchNone}</p>}
      {asked && answer && (
        <Found
          hits={answer.hits}
          words={asked}
          act={({ text }) => (
            <Button label={words.takeIt(text)} onClick={() => onUse(text)}>
              {words.take}
            </Button>
          )}
        />
      )}
    </>
  )
}
