// A file from the camera becomes a picture that can be sent: drawn anew as a JPEG of two sizes, so that nothing else goes along, neither where it
// was taken nor with which device.
import { MOST_SMALL_BYTES } from '../../schema/photo/rule.ts'

/** Why a file is not taken. */
export type Unfit = 'drawing' | 'heic' | 'large' | 'unreadable' | 'small'
export interface Shrunk {
  large: Blob
  small: Blob
}

/** Longer sides, px. A print of 15 cm at 300 dpi has 1 800. */
const SIDES = { large: 2_048, small: 480 }
/** What a slow line carries within a minute. */
const MOST_LARGE_BYTES = 900 * 1024
/** More than any camera makes; the browser would run out of memory before it says so. */
const MOST_FILE_BYTES = 60 * 1024 * 1024
const LEAST_SIDE = 16

/** A picture in both sizes, or why there is none. Never throws. */
export const shrink = (file: Blob): Promise<Shrunk | Unfit> =>
  redrawn(file, async (picture) => {
    const large = await drawn(picture, SIDES.large, MOST_LARGE_BYTES)
    const small = await drawn(picture, SIDES.small, MOST_SMALL_BYTES)
    return large && small ? { large, small } : null
  })

/** A picture in the large size alone, or why there is none. Never throws. */
export const shrinkLarge = (file: Blob): Promise<Blob | Unfit> =>
  redrawn(file, (picture) => drawn(picture, SIDES.large, MOST_LARGE_BYTES))

async function redrawn<Made>(file: Blob, draw: (picture: ImageBitmap) => Promise<Made | null>): Promise<Made | Unfit> {
  if (file.size > MOST_FILE_BYTES) return 'large'
  const start = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  const letters = String.fromCharCode(...start)
  // A drawing is a page that may fetch and run things, and never came from a camera.
  if (/^[\s\u00ef\u00bb\u00bf]*</.test(letters) || file.type === 'image/svg+xml') return 'drawing'
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return /^....ftyp(?:hei|hev|mif1|msf1)/s.test(letters) ? 'heic' : 'unreadable'
  try {
    if (Math.min(picture.width, picture.height) < LEAST_SIDE) return 'small'
    return (await draw(picture)) ?? 'unreadable'
  } finally {
    picture.close()
  }
}

/** The sides of a picture when the longer one is at most that. A long strip keeps at least the least side. */
export function fitted(width: number, height: number, longest: number): { width: number; height: number } {
  const by = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(LEAST_SIDE, Math.round(width * by)), height: Math.max(LEAST_SIDE, Math.round(height * by)) }
}

/** Drawn on white, and coarser until it is light enough; null where the browser cannot. */
async function drawn(picture: ImageBitmap, longest: number, mostBytes: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitted(picture.width, picture.height, longest))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  for (let quality = 0.82; quality > 0.2; quality -= 0.12) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (!blob || blob.size <= mostBytes) return blob
  }
  return null
}
