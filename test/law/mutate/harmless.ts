// Conditions that this run leaves out without noticing, each with the reason: nothing is decided by them, or another law notices.
export const HARMLESS: { file: string; dropped: string; why: string }[] = []
