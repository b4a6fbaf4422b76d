// The board as whoever receives it sees it.
import { addDays, dayOf, startOf } from '../../schema/kit/day.ts'
import { type Board, foldBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, unpackBoard } from '../../schema/presence/pack-board.ts'

/** Folds an answer of `/presence/board` at the moment of the server that gave it; another day at its end or its beginning. */
export function readBoard({ body, headers }: { body: unknown; headers: Headers }): Board {
  const board = unpackBoard(body as PackedBoard)
  const now = Number(headers.get('X-Server-Time'))
  const [{ day }, today] = [board.rules, dayOf(now)]
  return foldBoard(board, day === today ? now : day < today ? startOf(addDays(day, 1)) - 1 : startOf(day))
}
