import { Secret, TOTP } from "otpauth";

/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 s). Done in the workshop, which alone carries the library. */

const DIGITS = 6;
const PERIOD = 30;
const SECRET_BYTES = 20;

/** A new secret (base32), and the address that an app reads from a QR code. */
export function newTotp({ account }: { account: string }): { secret: string; uri: string } {
  const totp = new TOTP({ issuer: "Relata", label: account, digits: DIGITS, period: PERIOD, secret: new Secret({ size: SECRET_BYTES }) });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** Which step of 30 s the code belongs to, of the present one and its two neighbours; null for none. `at` in ms UTC. */
export function stepOfCode({ secret, code, at }: { secret: string; code: string; at: number }): { step: number | null } {
  const totp = new TOTP({ digits: DIGITS, period: PERIOD, secret });
  const delta = totp.validate({ token: code, timestamp: at, window: 1 });
  return { step: delta === null ? null : totp.counter({ timestamp: at }) + delta };
}
