import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** An authenticator in software: it makes passkeys and signs with them as a browser's would, and lies where it is told to. */

export interface Lies {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  /** The person was not verified, or not even there. */
  flags?: number;
  counter?: number;
  /** Signs with a key of its own instead. */
  otherKey?: boolean;
  credentialId?: string;
}

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();

export class Authenticator {
  readonly credentialId = base64url(randomBytes(32));
  counter = 0;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The answer to registration options. */
  register(options: Record<string, unknown>, lies: Lies = {}) {
    const { rp, challenge } = options as { rp: { id: string }; challenge: string };
    const id = Buffer.from(this.credentialId, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const flags = (lies.flags ?? USER_PRESENT | USER_VERIFIED) | HAS_CREDENTIAL;
    const authData = Buffer.concat([
      ...[this.#head(lies.rpId ?? rp.id, flags, lies.counter ?? this.counter), Buffer.alloc(16), length, id],
      encode(coseOf(this.#keys.publicKey)),
    ]);
    const attestation = encode(
      new Map<string, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]),
    );
    return this.#credential({
      clientDataJSON: this.#clientData("webauthn.create", challenge, lies),
      attestationObject: base64url(attestation),
      transports: ["internal"],
    });
  }

  /** The answer to request options. */
  assert(options: Record<string, unknown>, lies: Lies = {}) {
    const { rpId, challenge } = options as { rpId: string; challenge: string };
    this.counter += 1;
    const authData = this.#head(lies.rpId ?? rpId, lies.flags ?? USER_PRESENT | USER_VERIFIED, lies.counter ?? this.counter);
    const clientDataJSON = this.#clientData("webauthn.get", challenge, lies);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, "base64url"))]);
    const key = lies.otherKey ? generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey : this.#keys.privateKey;
    return this.#credential(
      { clientDataJSON, authenticatorData: base64url(authData), signature: base64url(sign("sha256", signed, key)), userHandle: null },
      lies.credentialId,
    );
  }

  #credential<R extends object>(response: R, id = this.credentialId) {
    return { id, rawId: id, type: "public-key" as const, response, clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, lies: Lies): string {
    return base64url(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? this.#origin,
        crossOrigin: false,
      }),
    );
  }

  #head(rpId: string, flags: number, counter: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  }
}

/** An ES256 key as COSE has it. */
function coseOf(key: KeyObject): Map<number, Cbor> {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return new Map<number, Cbor>([
    ...([
      [1, 2],
      [3, -7],
      [-1, 1],
    ] as [number, number][]),
    [-2, Buffer.from(x, "base64url")],
    [-3, Buffer.from(y, "base64url")],
  ]);
}

/** As much of CBOR as an attestation needs. */
function encode(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (!(value instanceof Map)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [encode(key), encode(each)])]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
