// Whose medicine the tablet knows of, and whether its list lies open. Small, because the board comes with it.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'

/** True while 与薬 lies over the board; it stays so while another name is opened for the second look. */
export const medicineOpened = signal(false)
/** Children of today with a medicine: a mark on their tile. */
export const onMedicine = signal<ReadonlySet<Id>>(new Set())
