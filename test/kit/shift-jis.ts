// Bytes of a Shift_JIS (CP932) file, for tests: the table is made by asking the decoder for every two-byte code.
const table = new Map<string, number[]>()
const decoder = new TextDecoder('shift_jis')
for (let lead = 0xfc; lead >= 0x81; lead--)
  for (let trail = 0x40; trail <= 0xfc; trail++) {
    const text = decoder.decode(new Uint8Array([lead, trail]))
    if ([...text].length === 1 && !text.includes('\ufffd')) table.set(text, [lead, trail])
  }
for (let half = 0xa1; half <= 0xdf; half++) table.set(decoder.decode(new Uint8Array([half])), [half])

/** Encodes text as Excel's 「CSV（コンマ区切り）」 does in Japan. Throws on a letter that has no place there. */
export function shiftJis(text: string): Uint8Array {
  return new Uint8Array(
    [...text].flatMap((letter) => {
      if (letter.charCodeAt(0) < 0x80) return [letter.charCodeAt(0)]
      const code = table.get(letter)
      if (!code) throw new Error(`${letter} has no Shift_JIS code`)
      return code
    }),
  )
}
