// 顔写真 of a child or of somebody who fetches it: taken or chosen, moved into a circle, drawn anew so that nothing else goes along.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { MOST_BYTES, SIDE } from '../../schema/portrait/rule.ts'
import type { Routes } from '../../worker/portrait/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Chooser } from '../kit/Chooser.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { CLOSEST, FIRST, type Look, moved, squareOf, zoomed } from './crop.ts'
import { faceOf } from './face.ts'
import { changed } from './keep-faces.ts'
import css from './TakePortrait.module.css'
import { words } from './words.ts'

const portrait = wordOf<Routes>('portrait')

export interface TakePortraitProps {
  facilityId: number
  childId: Id
  /** Somebody who fetches, on the list of this child first, then on those of others of the family; none: the child itself. */
  of?: readonly { childId: Id; pickupId: Id }[]
  name: string
  onClose: () => void
}

export function TakePortrait({ facilityId, childId, of, name, onClose }: TakePortraitProps) {
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [look, setLook] = useState(FIRST)
  const [unreadable, setUnreadable] = useState(false)
  const { busy, fault, send } = useSend()
  const there = faceOf(childId, of?.[0]?.pickupId)
  const choose = async ([file]: readonly File[]) => {
    if (!file) return
    const read = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
    setUnreadable(read === null)
    if (!read) return
    setPicture(read)
    setLook(FIRST)
  }
  const put = async (jpeg: string | null) => {
    const done = await send(
      (id) =>
        of
          ? portrait.post(facilityId, '/person', { id, of: [...of], jpeg })
          : portrait.post(facilityId, '/child', { id, childId, jpeg }),
      jpeg,
    )
    if (!done) return
    changed.dispatchEvent(new Event('change'))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} place="whole" title={<Say w={words.of(name)} alone />}>
      <div class={css.take}>
        <p class={css.why}>
          <Say w={of ? words.person : words.child} />
        </p>
        {picture ? (
          <>
            <Stage picture={picture} look={look} onLook={setLook} />
            <label class={css.zoom}>
              <Say w={words.zoom} alone />
              <input
                type="range"
                min="1"
                max={CLOSEST}
                step="0.05"
                value={look.zoom}
                onInput={(event) => setLook(zoomed(picture.width, picture.height, look, event.currentTarget.valueAsNumber))}
              />
            </label>
          </>
        ) : (
          there && <img class={css.there} src={there} alt={plain(words.of(name))} />
        )}
        <div role="alert" class={css.error}>
          {unreadable ? <Say w={words.unreadable} /> : fault?.message}
        </div>
        {picture && (
          <Button kind="give" wide disabled={busy} onClick={() => void drawn(picture, look).then(put)}>
            <Say w={words.save} alone />
          </Button>
        )}
        <Chooser wide label={<Say w={picture || there ? words.other : words.choose} alone />} onChoose={choose} />
        {there && !picture && (
          <Button kind="quiet" disabled={busy} onClick={() => void put(null)}>
            <Say w={words.remove} alone />
          </Button>
        )}
      </div>
    </Dialog>
  )
}

const STEP = 0.05
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

/** The photograph behind a round window, moved by a finger or by the arrow keys. */
function Stage({ picture, look, onLook }: { picture: ImageBitmap; look: Look; onLook: (look: Look) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const finger = useRef<{ x: number; y: number } | null>(null)
  const { width, height } = picture
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, look)
  }, [picture, look])
  return (
    <canvas
      ref={canvas}
      class={css.stage}
      width={2 * SIDE}
      height={2 * SIDE}
      role="img"
      tabIndex={0}
      aria-label={plain(words.stage)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        finger.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={(event) => {
        const from = finger.current
        if (!from) return
        const side = event.currentTarget.clientWidth
        finger.current = { x: event.clientX, y: event.clientY }
        onLook(moved(width, height, look, (event.clientX - from.x) / side, (event.clientY - from.y) / side))
      }}
      onPointerUp={() => {
        finger.current = null
      }}
      onPointerCancel={() => {
        finger.current = null
      }}
      onKeyDown={(event) => {
        const step = ARROWS[event.key]
        if (!step) return
        event.preventDefault()
        onLook(moved(width, height, look, ...step))
      }}
    />
  )
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, look: Look): void {
  const { left, top, side } = squareOf(picture.width, picture.height, look)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height)
}

/** The square as a JPEG in base64, as fine as it may be. */
async function drawn(picture: ImageBitmap, look: Look): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  draw(canvas, picture, look)
  for (let quality = 0.86; ; quality -= 0.1) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (blob && (blob.size <= MOST_BYTES || quality < 0.3)) return toBase64(await blob.arrayBuffer())
  }
}

const toBase64 = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
