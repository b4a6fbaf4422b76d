// 電話への通知: this phone, what to be told and when not, and one's other devices.
import { useCallback, useEffect, useState } from 'preact/hooks'
import { useArrival } from '../family/arrive.ts'
import { NoLine, Refused } from '../kit/call.ts'
import { Page } from '../kit/Page.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import { Choices } from './Choices.tsx'
import { OtherDevices } from './OtherDevices.tsx'
import { type Houses, readHouses } from './push.ts'
import { ThisPhone } from './ThisPhone.tsx'
import { words } from './words.ts'

export function PushSettings() {
  const [houses, setHouses] = useState<Houses | null>(null)
  const [problem, setProblem] = useState<Word | string | null>(null)
  useArrival(words.title)
  const read = useCallback(async () => {
    try {
      setHouses(await readHouses())
      setProblem(null)
    } catch (error) {
      if (error instanceof NoLine) setProblem(words.offline)
      else if (error instanceof Refused) setProblem(error.message)
      else throw error
    }
  }, [])
  useEffect(() => void read(), [])
  const own = houses && [...houses.values()][0]
  return (
    <Page title={<Say w={words.title} alone />} second={<Say w={words.says} />} back="/family/settings">
      {problem !== null && (
        <Sheet>
          <p role="status">{typeof problem === 'string' ? <span lang="ja">{problem}</span> : <Say w={problem} />}</p>
        </Sheet>
      )}
      {houses && !own?.canPush && (
        <Sheet>
          <p>
            <Say w={words.closed} />
          </p>
        </Sheet>
      )}
      {houses && own?.canPush && (
        <>
          <ThisPhone houses={houses} own={own} onChange={read} />
          <OtherDevices houses={houses} onChange={read} />
        </>
      )}
      {houses && own && (own.canPush || own.canMail) && <Choices houses={houses} own={own} />}
    </Page>
  )
}
