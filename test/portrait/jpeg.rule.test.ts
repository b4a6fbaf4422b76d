import { describe, expect, test } from 'vitest'
import { readJpeg } from '../../worker/kit/jpeg.ts'
import { smallJpegBytes } from '../kit/small-jpeg.ts'

const PLACE = 'GPS 35.6812N 139.7671E'
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('latin1').decode(bytes)

describe('A JPEG that was sent', () => {
  test('RC12 keeps the picture and nothing that says where, when or by what it was taken', () => {
    const noted = smallJpegBytes({ noted: PLACE })
    expect(text(noted).split(PLACE)).toHaveLength(4)
    const found = readJpeg(noted)
    expect(found).toMatchObject({ width: 240, height: 240 })
    expect(text(found?.bytes)).not.toContain('GPS')
    expect(text(found?.bytes)).not.toContain('JFIF')
    expect(found?.bytes).toEqual(readJpeg(smallJpegBytes())?.bytes)
  })

  test('what was read once reads the same again', () => {
    const once = readJpeg(smallJpegBytes({ width: 320, height: 96, noted: PLACE }))
    expect(once).toMatchObject({ width: 320, height: 96 })
    expect(once && readJpeg(once.bytes)).toEqual(once)
  })

  test('bytes of the picture that look like a mark belong to it, and so do restarts', () => {
    const whole = smallJpegBytes()
    const end = whole.length - 2
    const scan = new Uint8Array([...whole.subarray(0, end - 4), 0xff, 0x00, 0xff, 0xd3, ...whole.subarray(end)])
    expect(readJpeg(scan)?.bytes).toHaveLength(scan.length - 18)
  })

  test('cut off anywhere it is none, and no byte of it brings the reader down', () => {
    const whole = smallJpegBytes({ noted: PLACE })
    const end = whole.length - PLACE.length
    for (let length = 0; length < end; length++) expect(readJpeg(whole.subarray(0, length))).toBeNull()
    for (let place = 0; place < end; place++) {
      const broken = whole.slice()
      broken[place] = 0xff
      expect(() => readJpeg(broken)).not.toThrow()
    }
  })

  test.each([
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['a drawing that can run', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page behind the first two bytes', new Uint8Array([0xff, 0xd8, ...new TextEncoder().encode('<script>alert(1)</script>')])],
    ['one with two frames', twice()],
    ['one of no height', smallJpegBytes({ height: 0 })],
    ['nothing', new Uint8Array()],
  ])('%s is none', (_, bytes) => {
    expect(readJpeg(bytes)).toBeNull()
  })
})

/** The frame of a picture once more before its scan: which of the two sizes counts, decoders do not agree. */
function twice(): Uint8Array {
  const whole = smallJpegBytes()
  const frame = whole.indexOf(0xc0) - 1
  const length = 2 + 11
  return new Uint8Array([...whole.subarray(0, frame + length), ...whole.subarray(frame)])
}
