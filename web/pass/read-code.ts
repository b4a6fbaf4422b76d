// Reads a QR code out of a picture: by the browser where it can, else by a decoder of our own that is fetched only then.

interface Detector {
  detect: (picture: ImageBitmapSource) => Promise<{ rawValue: string }[]>
}
type Detectors = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> }

/** The longest side of a picture that is looked at, px: a photograph is larger than it has to be. */
const LARGEST = 1280

let detector: Promise<Detector | null> | undefined
const browserOwn = (): Promise<Detector | null> => {
  const Detectors = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector
  detector ??= (async () => {
    try {
      return Detectors && (await Detectors.getSupportedFormats()).includes('qr_code')
        ? new Detectors({ formats: ['qr_code'] })
        : null
    } catch {
      return null
    }
  })()
  return detector
}

/** The text of the code in a picture; null when there is none to be read. */
export async function readCode(picture: ImageBitmap | HTMLVideoElement): Promise<string | null> {
  const own = await browserOwn()
  if (own) {
    const [found] = await own.detect(picture).catch(() => [])
    return found?.rawValue ?? null
  }
  const { decodeQR } = await import('qr/decode.js')
  const [width, height] =
    picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
  const scale = Math.min(1, LARGEST / Math.max(width, height))
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale))
  const paint = canvas.getContext('2d', { willReadFrequently: true })
  if (!paint || canvas.width === 0) return null
  paint.drawImage(picture, 0, 0, canvas.width, canvas.height)
  try {
    return decodeQR(paint.getImageData(0, 0, canvas.width, canvas.height))
  } catch {
    return null
  }
}

/** The text of the code on a photograph. */
export async function readPhotograph(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  return picture && readCode(picture)
}
