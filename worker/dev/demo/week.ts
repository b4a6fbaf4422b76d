// Planned hours of a family's week.
import type { WeekPattern } from '../../../schema/child/table.ts'
import type { Dice } from './dice.ts'

const at = (hour: number, minute = 0): number => hour * 60 + minute

/** 標準時間 (up to 11 hours) for about two thirds, 短時間 (8:30–16:30) for the rest; a few come on Saturdays too. */
export function makeWeek(dice: Dice): { need: 'standard' | 'short'; week: WeekPattern } {
  const standard = dice.chance(0.68)
  const arrive = standard
    ? dice.weighted([
        [at(7, 15), 2],
        [at(7, 30), 6],
        [at(7, 45), 6],
        [at(8), 20],
        [at(8, 15), 16],
        [at(8, 30), 32],
        [at(8, 45), 10],
        [at(9), 8],
      ])
    : dice.weighted([
        [at(8, 30), 5],
        [at(8, 45), 2],
        [at(9), 3],
      ])
  const leave = standard
    ? dice.weighted([
        [at(16, 30), 2],
        [at(17), 4],
        [at(17, 30), 4],
        [at(18), 5],
        [at(18, 30), 2],
      ])
    : dice.weighted([
        [at(16), 3],
        [at(16, 30), 5],
      ])
  const day: [number, number] = [arrive, leave]
  const saturday: [number, number] | null = dice.chance(standard ? 0.12 : 0.02) ? [Math.max(arrive, at(8)), at(17)] : null
  return { need: standard ? 'standard' : 'short', week: [null, day, day, day, day, day, saturday] }
}
