// A JPEG as small as one can be, of any size in px, with or without what a camera notes in it.

const segment = (marker: number, body: readonly number[]): number[] => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]
const letters = (text: string): number[] => [...new TextEncoder().encode(text)]

export interface SmallJpeg {
  width?: number
  height?: number
  /** What stands in Exif, in a comment and behind the end. */
  noted?: string
}

/** The bytes of a grey picture. */
export function smallJpegBytes({ width = 240, height = 240, noted = '' }: SmallJpeg = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    0xff,
    0xd8,
    ...segment(0xe0, [...letters('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...(noted ? [...segment(0xe1, letters(`Exif\0\0${noted}`)), ...segment(0xfe, letters(noted))] : []),
    ...segment(0xdb, [0, ...new Array<number>(64).fill(16)]),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, 1, ...new Array<number>(15).fill(0), 0]),
    ...segment(0xc4, [0x10, 1, ...new Array<number>(15).fill(0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...new Array<number>(Math.ceil((Math.ceil(width / 8) * Math.ceil(height / 8) * 2) / 8)).fill(0),
    0xff,
    0xd9,
    ...letters(noted),
  ])
}

/** The same in base64. */
export const smallJpeg = (what?: SmallJpeg): string => Buffer.from(smallJpegBytes(what)).toString('base64')
