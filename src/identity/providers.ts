import type { Env } from "../core/env.ts";
import type { ProviderName, SignInMethods } from "./security.schema.ts";

/** An account elsewhere that may open one here. */
export interface Provider {
  name: ProviderName;
  /** As people know it. */
  title: string;
  issuer: string;
  clientId: string;
  secret: string;
}

/** The providers that the operator has an id and a secret for. */
export function providersFrom(env: Env): Provider[] {
  const google = {
    ...{ name: "google" as const, title: "Google", issuer: env.GOOGLE_ISSUER || "https://accounts.google.com" },
    ...{ clientId: env.GOOGLE_CLIENT_ID ?? "", secret: env.GOOGLE_CLIENT_SECRET ?? "" },
  };
  const microsoft = {
    ...{ name: "microsoft" as const, title: "Microsoft" },
    issuer: env.MICROSOFT_ISSUER || `https://login.microsoftonline.com/${env.MICROSOFT_TENANT || "common"}/v2.0`,
    ...{ clientId: env.MICROSOFT_CLIENT_ID ?? "", secret: env.MICROSOFT_CLIENT_SECRET ?? "" },
  };
  return [google, microsoft].filter(({ clientId, secret }) => clientId && secret);
}

export const methodsOf = (providers: Provider[]): SignInMethods => ({
  google: providers.some(({ name }) => name === "google"),
  microsoft: providers.some(({ name }) => name === "microsoft"),
});
