import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Signs short texts under one purpose, so that a signature for one use is worth nothing for another. */
export interface Signer {
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}

/** HMAC-SHA-256 under the deployment's master key (hex), cut to 128 bits, base64url. */
export function signerFrom(masterKey: string): Signer {
  const sign = (purpose: string, text: string) =>
    createHmac("sha256", masterKey).update(`${purpose}\n${text}`).digest().subarray(0, 16).toString("base64url");
  return { sign, verify: (purpose, text, signature) => sameText(sign(purpose, text), signature) };
}

/** Compares without telling by its timing where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** 256 random bits, base64url. */
export const randomToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 in hex: what is kept of a token or a request. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
