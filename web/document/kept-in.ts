import type { Opened } from './api.ts'

/** The texts of a paper that cannot be written in: as it was handed in, or as it stands. */
export const keptIn =
  ({ snapshot, heads }: Pick<Opened, 'snapshot' | 'heads'>) =>
  (field: string): string =>
    snapshot
      ? (snapshot.texts[field] ?? '')
      : heads
          .filter((one) => one.field === field)
          .map(({ text }) => text)
          .join('\n')
