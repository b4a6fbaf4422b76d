// Signing in at a door as a person does, and going on only once the server has answered.
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../worker/dev/demo/people.ts'

/** Fills in the form that stands on the page and presses サインイン; returns when the sign-in is answered and the form is gone. */
export async function fillSignIn(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('ID').fill(login)
  await page.getByLabel('パスワード', { exact: true }).fill(password)
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/account/sign-in') && response.ok())
  await page.getByRole('button', { name: 'サインイン', exact: true }).click()
  await answered
  await page.getByLabel('パスワード', { exact: true }).waitFor({ state: 'detached' })
}

/** Opens a door (`/family`, `/room`, `/office`) and signs in there. */
export async function enterDoor(page: Page, door: string, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto(door)
  await fillSignIn(page, login, password)
}
