import { post } from "../../lib/api.ts";

/** Passkeys are bound to a name; at a bare number there are none. */
export const hasPasskeys = (): boolean => "PublicKeyCredential" in window && !/^[\d.[\]:]+$/.test(location.hostname);

/** A person who closes the browser's own dialog has not met a fault. */
export const wasGivenUp = (error: unknown): boolean =>
  error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");

/** Has the browser answer the server's options with a passkey that there is. */
export async function answerWithPasskey(optionsPath: string): Promise<unknown> {
  const [{ startAuthentication }, { data }] = await Promise.all([import("@simplewebauthn/browser"), post<never>(optionsPath)]);
  return startAuthentication({ optionsJSON: data });
}

/** Has the browser make a new one. */
export async function makePasskey(optionsPath: string): Promise<unknown> {
  const [{ startRegistration }, { data }] = await Promise.all([import("@simplewebauthn/browser"), post<never>(optionsPath)]);
  return startRegistration({ optionsJSON: data });
}
