// What a drill finds: figures, and faults in words. A drill without faults is passed.

export interface Finding {
  drill: string
  ok: boolean
  faults: string[]
  [figure: string]: unknown
}

/** Faults of one kind are named up to here; the rest is counted. */
const MOST = 20

/** Gathers faults and makes the finding of a drill. */
export function openFinding(drill: string) {
  const faults: string[] = []
  let more = 0
  return {
    fault: (sentence: string): void => {
      if (faults.length < MOST) faults.push(sentence)
      else more += 1
    },
    /** A fault unless it is so. */
    must: (isSo: boolean, sentence: string): void => {
      if (!isSo) faults.push(sentence)
    },
    close: (figures: Record<string, unknown>): Finding => ({
      drill,
      ok: faults.length === 0,
      ...figures,
      faults: more > 0 ? [...faults, `and ${more} more`] : faults,
    }),
  }
}
