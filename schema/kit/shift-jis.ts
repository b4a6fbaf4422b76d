// Shift_JIS as Windows writes it (CP932), for systems that read nothing else. The table is turned round out of the decoder every browser and
// worker has, so that nobody has to believe a list of eleven thousand letters.

/** Stands for a letter that Shift_JIS does not have; the sign printers used where a type was missing. */
export const GETA = '〓'

/** Letters that look alike and of which CP932 has only the second. Source: the mapping tables of JIS X 0208 and of Microsoft differ in these. */
const ALIKE: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '¥': '\\',
  '‾': '~',
  '\u00a0': ' ',
}

let table: Map<string, number> | undefined

/** Letters by their two bytes. Where a letter stands twice, NEC's place comes first and IBM's stays behind, as Windows writes them. */
function codes(): Map<string, number> {
  if (table) return table
  const decoder = new TextDecoder('shift_jis')
  const map = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    // 0xF0–0xF9 are private letters; 0xED and 0xEE say again what 0xFA–0xFC say, and Windows writes the latter.
    if ((lead > 0x9f && lead < 0xe0) || (lead >= 0xf0 && lead <= 0xf9) || lead === 0xed || lead === 0xee) continue
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if ([...letter].length === 1 && letter !== '\ufffd' && !map.has(letter)) map.set(letter, (lead << 8) | trail)
    }
  }
  for (let half = 0xa1; half <= 0xdf; half++) map.set(decoder.decode(Uint8Array.of(half)), half)
  table = map
  return map
}

/** What became of a text: its bytes, and the letters that are no more than 〓 in them, with how often each stood there. */
export interface ShiftJis {
  bytes: Uint8Array<ArrayBuffer>
  missing: Map<string, number>
}

/**
 * Writes a text as Shift_JIS. 髙 and 﨑 have a place in CP932 and keep it; signs that differ only in width take the one there is (〜 as ～);
 * a mark that chooses between two shapes of a letter (異体字セレクタ) is left out, the letter stays; whatever else there is no place for is 〓.
 */
export function writeShiftJis(text: string): ShiftJis {
  const map = codes()
  const bytes = new Uint8Array(text.length * 2)
  const missing = new Map<string, number>()
  let end = 0
  for (const letter of text) {
    if (/^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(letter)) continue
    const plain = letter <= '\u007f' ? letter : (ALIKE[letter] ?? letter)
    let code = plain <= '\u007f' ? plain.charCodeAt(0) : map.get(plain)
    if (code === undefined) {
      missing.set(letter, (missing.get(letter) ?? 0) + 1)
      code = map.get(GETA) ?? 0x3f
    }
    if (code > 0xff) bytes[end++] = code >> 8
    bytes[end++] = code & 0xff
  }
  return { bytes: bytes.slice(0, end), missing }
}

/** The sentence at the foot of a file about the letters it could not write; null where there are none. A letter is named by its number, since it cannot be written. */
export function missingLine(missing: ShiftJis['missing']): string | null {
  if (missing.size === 0) return null
  const each = [...missing].map(([letter, count]) => {
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `U+${code} ${count}か所`
  })
  return `Shift_JIS にない文字は${GETA}にしました：${each.join('、')}`
}
