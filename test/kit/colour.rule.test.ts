import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../web/kit/tokens.css', import.meta.url), 'utf8')

/** Every token that is `light-dark(#…, #…)`. */
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
)

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string, theme: 'light' | 'dark'): number {
  const [low = 0, high = 0] = [a, b].map((name) => luminance(tokens.get(name)?.[theme] ?? '')).sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const TEXT: [text: string, on: string][] = [
  ...['ink', 'ink-muted', 'care-green', 'look-amber', 'act-red', 'info-indigo'].flatMap((text): [string, string][] => [
    [text, 'ground'],
    [text, 'sheet'],
  ]),
  ['ink', 'fill-care'],
  ['care-green', 'fill-care'],
  ['ink', 'fill-look'],
  ['ink-muted', 'fill-look'],
  ['look-amber', 'fill-look'],
  ['ink', 'fill-act'],
  ['ink-muted', 'fill-act'],
  ['act-red', 'fill-act'],
  ['ink', 'fill-info'],
  ['info-indigo', 'fill-info'],
  ['ink-muted', 'fill-rest'],
  ['on-red', 'act-red'],
  ['on-green', 'care-green'],
  ['on-ink', 'ink'],
]
const GRAPHICS: [mark: string, on: string][] = ['rule', 'look-amber-mark', 'care-green', 'act-red', 'info-indigo'].flatMap(
  (mark): [string, string][] => [
    [mark, 'ground'],
    [mark, 'sheet'],
  ],
)

describe.each(['light', 'dark'] as const)('colours in the %s', (theme) => {
  it.each(TEXT)('%s on %s is readable text (4.5)', (text, on) => {
    expect(contrast(text, on, theme)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(GRAPHICS)('%s on %s is a visible mark (3.0)', (mark, on) => {
    expect(contrast(mark, on, theme)).toBeGreaterThanOrEqual(3)
  })
})
