// What the roles are called in the trade.
import { ON_DUTY_ONLY, type Role } from './matrix.ts'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  director: '園長',
  head_teacher: '主任',
  nursery_teacher: '保育士',
  nurse: '看護師',
  cook: '栄養士・調理',
  office: '事務',
}

/** A role with its class, as one says it: 保育士 うさぎ組, 主任, 応援. */
export function sayRole(
  role: Role,
  classroomId: string | null,
  classes: readonly { classroomId: string; name: string }[],
): string {
  if (classroomId === ON_DUTY_ONLY) return '応援'
  const name = classes.find((one) => one.classroomId === classroomId)?.name
  return name ? `${ROLE_WORDS[role]} ${name}` : ROLE_WORDS[role]
}
