/** A login in its one form, the same when it is chosen and when it is typed: one width, small letters, no space around it. */
export const loginForm = (login: string): string => login.normalize('NFKC').toLowerCase().trim()
