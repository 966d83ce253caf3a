import type { Claims } from "./openid.ts";
import type { ProviderName } from "./security.schema.ts";

/**
 * Whether a provider's word is enough to open an account that it has never opened before, by the address alone. Only where it runs the
 * address itself, or the owner of its domain is verified to it: everywhere else the mailbox may long be another's
 * (docs/decisions/0014-whose-word-links-accounts.md).
 */
export function vouchesFor(provider: ProviderName, { email, emailVerified, hostedDomain, isDomainOwnerVerified }: Claims): boolean {
  if (!email) return false;
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  if (provider === "google") return emailVerified && (domain === "gmail.com" || domain === hostedDomain?.toLowerCase());
  return isDomainOwnerVerified;
}
