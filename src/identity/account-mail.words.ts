import type { Locale } from "../core/context.ts";

/** What a mail about an account may mention. */
export interface MailFacts {
  workspace?: string;
  /** Who invites. */
  inviter?: string;
  /** How long the link holds: "15 phút". */
  holds?: string;
  /** When what a notice tells of was done, in its reader's language and zone; from which browser and place as far as they are known. */
  when?: string;
  device?: string;
  place?: string;
  provider?: string;
  passkey?: string;
}

export interface MailText {
  subject: string;
  /** Paragraphs before the link, where there is one. */
  before: string[];
  after: string[];
}

const EN = {
  invitation: ({ inviter, workspace, holds }: MailFacts): MailText => ({
    subject: `${inviter} invites you to ${workspace}`,
    before: [`${inviter} invites you to work in ${workspace} on Relata.`, "Open this link to accept:"],
    after: [`The link works once and for ${holds}. If you do not know ${inviter}, ignore this mail.`],
  }),
  magic_link: ({ holds }: MailFacts): MailText => ({
    subject: "Your link to sign in to Relata",
    before: ["Open this link to sign in:"],
    after: [`The link works once and for ${holds}.`, "If you did not ask for it, ignore this mail: nobody gets in without the link."],
  }),
  reset: ({ holds }: MailFacts): MailText => ({
    subject: "Choose a new Relata password",
    before: ["Open this link to choose a new password:"],
    after: [`The link works once and for ${holds}.`, "If you did not ask for it, ignore this mail: your password stays as it is."],
  }),
  new_device: (): MailText => ({
    subject: "A new sign-in to your Relata account",
    before: ["Somebody signed in to your account from a browser that it had not been used from."],
    after: ["If that was you, there is nothing to do. If not, end that session and change your password here:"],
  }),
  password_changed: (): MailText => ({
    subject: "Your Relata password was changed",
    before: ["The password of your account was changed, and every session was ended."],
    after: ["If that was not you, choose a new one at once here:"],
  }),
  two_step_on: (): MailText => ({
    subject: "Two-step verification is on",
    before: ["From now on your account asks for a code from your authenticator app after the password."],
    after: ["If that was not you, look at your account here:"],
  }),
  two_step_off: (): MailText => ({
    subject: "Two-step verification is off",
    before: ["Your account no longer asks for a code from an authenticator app."],
    after: ["If that was not you, look at your account here:"],
  }),
  recovery_code_used: (): MailText => ({
    subject: "A recovery code was used",
    before: ["Somebody signed in to your account with one of its recovery codes. That code is spent."],
    after: ["If that was not you, change your password and make new codes here:"],
  }),
  passkey_added: ({ passkey }: MailFacts): MailText => ({
    subject: "A passkey was added to your account",
    before: [`The passkey “${passkey}” now opens your account.`],
    after: ["If that was not you, remove it here:"],
  }),
  external_linked: ({ provider }: MailFacts): MailText => ({
    subject: `${provider} now opens your Relata account`,
    before: [`A ${provider} account was connected: whoever signs in with it gets into your account.`],
    after: ["If that was not you, disconnect it here:"],
  }),
};

const VI: typeof EN = {
  invitation: ({ inviter, workspace, holds }) => ({
    subject: `${inviter} mời bạn vào ${workspace}`,
    before: [`${inviter} mời bạn cùng làm việc trong ${workspace} trên Relata.`, "Mở liên kết này để nhận lời mời:"],
    after: [`Liên kết chỉ dùng được một lần, trong vòng ${holds}. Nếu bạn không quen ${inviter}, hãy bỏ qua thư này.`],
  }),
  magic_link: ({ holds }) => ({
    subject: "Liên kết đăng nhập Relata của bạn",
    before: ["Mở liên kết này để đăng nhập:"],
    after: [
      `Liên kết chỉ dùng được một lần, trong vòng ${holds}.`,
      "Nếu bạn không yêu cầu, hãy bỏ qua thư này: không có liên kết thì không ai vào được.",
    ],
  }),
  reset: ({ holds }) => ({
    subject: "Đặt lại mật khẩu Relata",
    before: ["Mở liên kết này để đặt mật khẩu mới:"],
    after: [
      `Liên kết chỉ dùng được một lần, trong vòng ${holds}.`,
      "Nếu bạn không yêu cầu, hãy bỏ qua thư này: mật khẩu của bạn vẫn như cũ.",
    ],
  }),
  new_device: () => ({
    subject: "Có lần đăng nhập mới vào tài khoản Relata",
    before: ["Tài khoản của bạn vừa được đăng nhập từ một trình duyệt chưa từng dùng."],
    after: ["Nếu đó là bạn thì không cần làm gì. Nếu không phải, hãy kết thúc phiên đó và đổi mật khẩu tại đây:"],
  }),
  password_changed: () => ({
    subject: "Mật khẩu Relata của bạn đã được đổi",
    before: ["Mật khẩu tài khoản của bạn vừa được đổi và mọi phiên đăng nhập đã kết thúc."],
    after: ["Nếu không phải bạn đổi, hãy đặt mật khẩu mới ngay tại đây:"],
  }),
  two_step_on: () => ({
    subject: "Đã bật xác minh hai bước",
    before: ["Từ nay, sau mật khẩu, tài khoản của bạn sẽ hỏi thêm mã từ ứng dụng xác thực."],
    after: ["Nếu không phải bạn bật, hãy xem lại tài khoản tại đây:"],
  }),
  two_step_off: () => ({
    subject: "Đã tắt xác minh hai bước",
    before: ["Tài khoản của bạn không còn hỏi mã từ ứng dụng xác thực nữa."],
    after: ["Nếu không phải bạn tắt, hãy xem lại tài khoản tại đây:"],
  }),
  recovery_code_used: () => ({
    subject: "Một mã khôi phục vừa được dùng",
    before: ["Tài khoản của bạn vừa được đăng nhập bằng một mã khôi phục. Mã đó không dùng lại được nữa."],
    after: ["Nếu không phải bạn, hãy đổi mật khẩu và tạo bộ mã mới tại đây:"],
  }),
  passkey_added: ({ passkey }) => ({
    subject: "Đã thêm khóa truy cập vào tài khoản của bạn",
    before: [`Từ nay khóa truy cập “${passkey}” mở được tài khoản của bạn.`],
    after: ["Nếu không phải bạn thêm, hãy gỡ khóa đó tại đây:"],
  }),
  external_linked: ({ provider }) => ({
    subject: `Từ nay ${provider} mở được tài khoản Relata của bạn`,
    before: [`Một tài khoản ${provider} vừa được kết nối: ai đăng nhập bằng tài khoản đó sẽ vào được tài khoản của bạn.`],
    after: ["Nếu không phải bạn kết nối, hãy ngắt kết nối tại đây:"],
  }),
};

export type AccountMailKind = keyof typeof EN;

const CIRCUMSTANCES = {
  en: { when: "When", from: "From", unknown: "unknown" },
  vi: { when: "Thời điểm", from: "Từ", unknown: "không rõ" },
};

/** A mail's words. A notice of something that was done says when, and from where, in lines of their own. */
export function mailText(kind: AccountMailKind, locale: Locale, facts: MailFacts): MailText {
  const text = (locale === "vi" ? VI : EN)[kind](facts);
  if (!facts.when) return text;
  const said = CIRCUMSTANCES[locale];
  const from = [facts.device, facts.place].filter(Boolean).join(", ");
  return { ...text, before: [...text.before, `${said.when}: ${facts.when}\n${said.from}: ${from || said.unknown}`] };
}

export const minutes = (count: number, locale: Locale): string => (locale === "vi" ? `${count} phút` : `${count} minutes`);
