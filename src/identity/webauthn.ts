import type { AuthenticationResponseJSON, AuthenticatorTransport, RegistrationResponseJSON } from "@simplewebauthn/server";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { type Checked, checked } from "./checked.ts";

/** Checks what authenticators say. Done in the workshop, which alone carries the library (89 KB). */

/** Who the answer must be meant for. */
interface Expected {
  challenge: string;
  origin: string;
  rpId: string;
}

export interface NewCredential {
  credentialId: string;
  /** base64url of the COSE key. */
  publicKey: string;
  counter: number;
  transports: string[];
}

export interface KnownCredential {
  credentialId: string;
  publicKey: string;
  counter: number;
  transports: string[];
}

/** The passkey of a registration, made by a person whom the authenticator has verified. */
export async function checkRegistration(given: Expected & { response: RegistrationResponseJSON }): Promise<Checked<NewCredential>> {
  const expected = { expectedChallenge: given.challenge, expectedOrigin: given.origin, expectedRPID: given.rpId };
  return checked(async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...expected,
      response: given.response,
      requireUserVerification: true,
    });
    if (!verified) throw new Error("The registration does not hold");
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { credentialId: id, publicKey: Buffer.from(publicKey).toString("base64url"), counter, transports };
  });
}

/** The new counter of a passkey that has signed this challenge, with its person verified. */
export async function checkAssertion(
  given: Expected & { response: AuthenticationResponseJSON; credential: KnownCredential },
): Promise<Checked<{ counter: number }>> {
  const { credentialId, publicKey, counter, transports } = given.credential;
  return checked(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ expectedChallenge: given.challenge, expectedOrigin: given.origin, expectedRPID: given.rpId, response: given.response },
      credential: {
        ...{ id: credentialId, counter, transports: transports as AuthenticatorTransport[] },
        publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")),
      },
      requireUserVerification: true,
    });
    if (!verified) throw new Error("The signature does not hold");
    return { counter: authenticationInfo.newCounter };
  });
}
