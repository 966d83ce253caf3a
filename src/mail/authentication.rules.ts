/**
 * Why a sender cannot be believed, or undefined when the receiving server vouches for the address (RFC 8601): DMARC passed, or SPF or DKIM passed for
 * the very domain that the mail claims to come from.
 */
export function doubtAbout(verdict: string | null, from: string | undefined): string | undefined {
  const domain = from?.split("@")[1]?.toLowerCase();
  if (!domain) return "no_sender";
  if (!verdict) return "not_checked";
  const [ownVerdict = ""] = verdict.toLowerCase().split(/,\s*(?=[\w.-]+\s*;)/); // further headers may be the sender's own invention
  const results = ownVerdict.split(";");
  const passed = (method: string) => results.filter((result) => new RegExp(`^\\s*${method}\\s*=\\s*pass\\b`).test(result));
  if (passed("dmarc").length > 0) return undefined;
  const signed = [...passed("dkim"), ...passed("spf")].flatMap((result) => [
    ...result.matchAll(/(?:header\.[di]|smtp\.mailfrom|smtp\.helo)\s*=\s*\S*?@?([a-z0-9.-]+)/g),
  ]);
  return signed.some(([, name = ""]) => isAligned(name, domain)) ? undefined : "not_authenticated";
}

/** The domain itself, or one is a subdomain of the other (relaxed alignment). */
const isAligned = (signer: string, domain: string): boolean =>
  signer === domain || signer.endsWith(`.${domain}`) || domain.endsWith(`.${signer}`);
