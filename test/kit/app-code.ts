// The authenticator app of a journey: it reads the secret from the screen and shows the digits of a moment.
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import type { TestServer } from './server.ts'

/** The six digits for a secret at a moment, as every app shows them. */
export const codeAt = (secret: string, moment: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: moment })

/** The digits of the step after this one: right within the drift, and never used before. */
export const nextCode = (secret: string, server: TestServer): string => codeAt(secret, server.now() + 30_000)

/** Sets up an app on the screen that shows its square; gives the secret and the recovery codes, which are still shown. */
export async function setUpApp(page: Page, server: TestServer): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('img', { name: '認証アプリで読み取る二次元コード' }).waitFor()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('6けたの数字').fill(codeAt(secret, server.now()))
  await page.getByRole('button', { name: '使いはじめる' }).click()
  await page.getByRole('heading', { name: '復旧コードを残してください' }).waitFor()
  return { secret, codes: await page.locator('ol li').allTextContents() }
}
