import { day, id, needed, strict } from '../kit/input.ts'

/** Goes with the file: from when the roster holds, and how the file is called. */
export const preview = strict({ appliesOn: day, fileName: needed(200) })
/** Carries out, or takes back, one import as a whole. */
export const importAct = strict({ id, importId: id })
