// A passkey device for route tests: makes a key pair and signs as a real one does (WebAuthn level 2, attestation none, ES256).
const encoder = new TextEncoder()
type Bytes = Uint8Array<ArrayBuffer>

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const join = (...parts: (Uint8Array | number[])[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]))
const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const cborBytes = (bytes: Uint8Array): Bytes => join([0x58, bytes.length], bytes)
const cborText = (text: string): Bytes => join([0x60 + text.length], encoder.encode(text))

/** What a site's options need to hold. */
interface Options {
  challenge: string
}

export interface Device {
  id: string
  /** Answers the options for a new passkey. */
  register(options: Options): Promise<Record<string, unknown>>
  /** Answers the options for a sign-in. */
  sign(options: Options, more?: { origin?: string; verified?: boolean }): Promise<Record<string, unknown>>
}

/** A new device with one passkey for one site. `origin` is where the person's browser is. */
export async function makeDevice(
  site: { rpID: string; origin: string } = { rpID: 'tsumugi.test', origin: 'http://tsumugi.test' },
): Promise<Device> {
  const keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const point = new Uint8Array((await crypto.subtle.exportKey('raw', keys.publicKey)) as ArrayBuffer)
  const rawId = crypto.getRandomValues(new Uint8Array(32))
  const id = base64url(rawId)
  let counter = 0

  const authData = async (verified: boolean, attested: Uint8Array = new Uint8Array()): Promise<Bytes> => {
    counter += 1
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    return join(await sha256(encoder.encode(site.rpID)), [flags, 0, 0, 0, counter], attested)
  }
  const clientData = (type: string, { challenge }: Options, origin: string): Bytes =>
    encoder.encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  return {
    id,
    register: async (options) => {
      // COSE key: kty EC2, alg ES256, crv P-256, x, y.
      const key = join(
        [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21],
        cborBytes(point.slice(1, 33)),
        [0x22],
        cborBytes(point.slice(33)),
      )
      const data = await authData(true, join(new Uint8Array(16), [0, rawId.length], rawId, key))
      const attestation = join(
        [0xa3],
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        [0xa0],
        cborText('authData'),
        cborBytes(data),
      )
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options, site.origin)),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      }
    },
    sign: async (options, { origin = site.origin, verified = true } = {}) => {
      const client = clientData('webauthn.get', options, origin)
      const data = await authData(verified)
      const signed = new Uint8Array(
        await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, join(data, await sha256(client))),
      )
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(der(signed)),
        },
      }
    },
  }
}

/** A signature as devices send it: two whole numbers in DER, where WebCrypto gives 32 bytes each. */
function der(raw: Uint8Array): Bytes {
  const whole = (bytes: Uint8Array): Bytes => {
    let start = 0
    while (start < bytes.length - 1 && bytes[start] === 0) start += 1
    const short = bytes.slice(start)
    const value = (short[0] ?? 0) >= 0x80 ? join([0], short) : join(short)
    return join([0x02, value.length], value)
  }
  const [r, s] = [whole(raw.slice(0, 32)), whole(raw.slice(32))]
  return join([0x30, r.length + s.length], r, s)
}
