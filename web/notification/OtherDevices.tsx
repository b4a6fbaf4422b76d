// Devices of one's own that are told besides this one: a lost phone is turned off here, too.
import { Button } from '../kit/Button.tsx'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { type Houses, inEach } from './push.ts'
import { words } from './words.ts'

export function OtherDevices({ houses, onChange }: { houses: Houses; onChange: () => Promise<void> }) {
  const { busy, send } = useSend()
  const others = [...houses].flatMap(([facility, own]) =>
    own.devices.filter(({ here }) => !here).map((device) => ({ ...device, facility, own })),
  )
  if (others.length === 0) return null
  // One phone is known to each nursery by the same id.
  const once = [...new Map(others.map((device) => [device.id, device])).values()]
  const end = (deviceId: string) =>
    send(async (id) => {
      const knowing = new Map(others.filter((one) => one.id === deviceId).map(({ facility, own }) => [facility, own]))
      await inEach(knowing, '/device/end', { id, deviceId })
      await onChange()
    }, deviceId)
  return (
    <Sheet flush label={plain(words.others)}>
      {once.map(({ id, label }) => (
        <Row
          key={id}
          second={<Say w={words.others} alone />}
          end={
            <Button kind="quiet" disabled={busy} label={`${label}: ${plain(words.end)}`} onClick={() => void end(id)}>
              <Say w={words.end} alone />
            </Button>
          }
        >
          {label}
        </Row>
      ))}
    </Sheet>
  )
}
