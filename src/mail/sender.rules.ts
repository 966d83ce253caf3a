/** Mail goes out under the member's own address only where the deployment may send for that domain. */
export function senderOf(
  member: { name: string; email: string },
  workspaceName: string,
  mailFrom: string,
): { name: string; address: string; replyTo: string | null } {
  if (!mailFrom || domainOf(mailFrom) === domainOf(member.email)) return { name: member.name, address: member.email, replyTo: null };
  return { name: `${member.name} via ${workspaceName}`, address: mailFrom, replyTo: member.email };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** A subject without "Re:", "Fwd:" and their Vietnamese kin, for telling which thread a mail belongs to. */
export const bareSubject = (subject: string): string =>
  subject
    .replace(/^(\s*(re|fwd?|fw|trả lời|tra loi|chuyển tiếp|aw|wg)\s*(\[\d+\])?\s*:)+/giu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
