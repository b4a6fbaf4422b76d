// Conditions that this run leaves out without noticing, each with the reason: nothing is decided by them, or another law notices.
export const HARMLESS: { file: string; dropped: string; why: string }[] = [
  {
    file: 'worker/kit/rights.ts',
    dropped: "and h.state = 'open'",
    why: 'a house that is moving takes no act: test/dev/move-facility.rule.test.ts',
  },
]
