import * as z from "zod";
import { email, requiredLine } from "../core/fields.schema.ts";
import { signedIn } from "./identity.schema.ts";

/** What goes in and out at the doors of an account, and in its security settings. Times are ms UTC. */

const TOKEN = z.string().max(100);
const BASE64URL = z.string().max(20_000);
const password = z.string().min(1).max(400);

export const addressInput = z.strictObject({ email }).meta({ id: "AddressInput" });
export const tokenInput = z.strictObject({ token: TOKEN }).meta({ id: "TokenInput" });
export const linkInput = z.strictObject({ kind: z.enum(["magic_link", "reset"]), token: TOKEN }).meta({ id: "LinkInput" });
export const linkAddress = z.object({ email: z.string() }).meta({ id: "LinkAddress" });
export const resetInput = z.strictObject({ token: TOKEN, password }).meta({ id: "ResetInput" });

/** Where the account asks for a second step: what the code is sent with, for ten minutes. */
export const secondStepNeeded = z
  .object({ secondStep: z.object({ token: z.string(), expiresAt: z.int() }) })
  .meta({ id: "SecondStepNeeded" });
export const entryAnswer = z.union([signedIn, secondStepNeeded]).meta({ id: "Entry" });
export const secondStepInput = z
  .strictObject({ token: TOKEN, code: z.string().max(20).optional(), recoveryCode: z.string().max(40).optional() })
  .meta({ id: "SecondStepInput" });

export const providerName = z.enum(["google", "microsoft"]);
export const providerInput = z.strictObject({ provider: providerName }).meta({ id: "ProviderInput" });
/** Where the browser is to go. */
export const redirection = z.object({ url: z.string() }).meta({ id: "Redirection" });
export const signInMethods = z.object({ google: z.boolean(), microsoft: z.boolean() }).meta({ id: "SignInMethods" });

const credentialOf = <R extends z.ZodRawShape>(response: R) =>
  z.object({
    id: BASE64URL,
    rawId: BASE64URL,
    type: z.literal("public-key"),
    response: z.object(response),
    authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  });
/** A `PublicKeyCredential` as its `toJSON()` gives it. */
export const assertion = credentialOf({
  clientDataJSON: BASE64URL,
  authenticatorData: BASE64URL,
  signature: BASE64URL,
  userHandle: BASE64URL.nullish(),
}).meta({ id: "PasskeyAssertion" });
const registration = credentialOf({
  clientDataJSON: BASE64URL,
  attestationObject: BASE64URL,
  transports: z.array(z.string().max(40)).max(10).default([]),
}).meta({ id: "PasskeyRegistration" });

/** Options for `navigator.credentials`, with bytes in base64url, as `parse…OptionsFromJSON` takes them. */
export const passkeyOptions = z.record(z.string(), z.unknown()).meta({ id: "PasskeyOptions" });
export const passkeyEntry = z.strictObject({ credential: assertion }).meta({ id: "PasskeyEntry" });
export const passkeyInput = z.strictObject({ name: requiredLine(60), credential: registration }).meta({ id: "PasskeyInput" });
export const passkeyPatch = z.strictObject({ name: requiredLine(60) }).meta({ id: "PasskeyPatch" });
export const passkey = z
  .object({ id: z.string(), name: z.string(), createdAt: z.int(), lastUsedAt: z.int().nullable() })
  .meta({ id: "Passkey" });

export const proofInput = z.union([z.strictObject({ password }), z.strictObject({ credential: assertion })]).meta({ id: "ProofInput" });
export const provedUntil = z.object({ provedUntil: z.int() }).meta({ id: "ProvedUntil" });

export const codeInput = z.strictObject({ code: z.string().max(20) }).meta({ id: "CodeInput" });
/** The secret of an authenticator app, and the address for its QR code; shown this once. */
export const newTwoStep = z.object({ secret: z.string(), uri: z.string() }).meta({ id: "NewTwoStep" });
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: "RecoveryCodes" });

export const ownSession = z
  .object({
    id: z.string(),
    isCurrent: z.boolean(),
    method: z.enum(["password", "magic_link", "reset", "google", "microsoft", "passkey"]),
    userAgent: z.string().nullable(),
    ip: z.string().nullable(),
    place: z.string().nullable(),
    createdAt: z.int(),
    /** Exact to a quarter of an hour. */
    lastSeenAt: z.int(),
  })
  .meta({ id: "OwnSession" });
export const ownSessionList = z.object({ items: z.array(ownSession) });
export const endedSessions = z.object({ ended: z.int() });

const externalAccount = z.object({
  id: z.string(),
  provider: providerName,
  email: z.string().nullable(),
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
});
export const security = z
  .object({
    hasPassword: z.boolean(),
    twoStep: z.object({ isOn: z.boolean(), recoveryCodesLeft: z.int() }),
    passkeys: z.array(passkey),
    externalAccounts: z.array(externalAccount),
    /** Until when what changes how one gets in is not asked to be proved again; in the past when it is. */
    provedUntil: z.int(),
  })
  .meta({ id: "Security" });

export type Assertion = z.infer<typeof assertion>;
export type PasskeyInput = z.infer<typeof passkeyInput>;
export type Passkey = z.infer<typeof passkey>;
export type ProofInput = z.infer<typeof proofInput>;
export type ProviderName = z.infer<typeof providerName>;
export type OwnSession = z.infer<typeof ownSession>;
export type Security = z.infer<typeof security>;
export type SignInMethods = z.infer<typeof signInMethods>;
export type NewTwoStep = z.infer<typeof newTwoStep>;
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
