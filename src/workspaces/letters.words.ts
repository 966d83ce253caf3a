import type { Locale } from "../core/context.ts";

/** What a mail about a workspace says: paragraphs, then the link, then more. */
export interface LetterText {
  subject: string;
  before: string[];
  after: string[];
}

interface Facts {
  workspace: string;
  person: string;
  role: string;
  /** A day as the reader writes it. */
  day: string;
}

const EN = {
  sign_up: ({ workspace }: Facts): LetterText => ({
    subject: "Confirm your address for Relata",
    before: [
      `Somebody, we think you, wants to open the workspace ${workspace} with this address.`,
      "Open this link and type the password you chose:",
    ],
    after: ["The link works once and for 24 hours. If it was not you, ignore this mail: nothing has been made."],
  }),
  sign_up_known: (): LetterText => ({
    subject: "You have a Relata account already",
    before: [
      "Somebody, perhaps you, wanted to sign up with this address. It has an account already.",
      "Sign in, or ask for a new password, here:",
    ],
    after: ["If it was not you, there is nothing to do."],
  }),
  invitation: ({ person, workspace, role }: Facts): LetterText => ({
    subject: `${person} invites you to ${workspace}`,
    before: [`${person} invites you to work in ${workspace} on Relata, as ${role}.`, "Open this link to accept:"],
    after: [`The link works once and for 7 days. If you do not know ${person}, ignore this mail.`],
  }),
  ownership_taken: ({ person, workspace }: Facts): LetterText => ({
    subject: `You own ${workspace} now`,
    before: [`${person} has handed the workspace ${workspace} over to you. From now on you alone can hand it on or close it.`],
    after: [],
  }),
  ownership_given: ({ person, workspace }: Facts): LetterText => ({
    subject: `${workspace} belongs to ${person} now`,
    before: [`You have handed the workspace ${workspace} over to ${person}. You stay in it as an administrator.`],
    after: ["If that was not you, write to the operator of this Relata at once."],
  }),
  readmitted: ({ person, workspace }: Facts): LetterText => ({
    subject: `You are back in ${workspace}`,
    before: [`${person} has let you into ${workspace} again. Sign in here:`],
    after: [],
  }),
  removed: ({ workspace }: Facts): LetterText => ({
    subject: `You are no longer a member of ${workspace}`,
    before: [`Your access to the workspace ${workspace} has ended. Your account stays.`],
    after: [],
  }),
  closing: ({ workspace, day }: Facts): LetterText => ({
    subject: `${workspace} is closed`,
    before: [
      `The workspace ${workspace} is closed: nobody enters any more. All of it is deleted on ${day}.`,
      "Until then this link opens it again:",
    ],
    after: ["If it was not you who closed it, open it again now and change your password."],
  }),
};

const VI: typeof EN = {
  sign_up: ({ workspace }) => ({
    subject: "Xác nhận địa chỉ email cho Relata",
    before: [
      `Có người, chắc là bạn, muốn mở không gian làm việc ${workspace} bằng địa chỉ này.`,
      "Hãy mở liên kết này và nhập mật khẩu bạn đã chọn:",
    ],
    after: ["Liên kết chỉ dùng được một lần, trong vòng 24 giờ. Nếu không phải bạn, hãy bỏ qua thư này: chưa có gì được tạo cả."],
  }),
  sign_up_known: () => ({
    subject: "Bạn đã có tài khoản Relata",
    before: [
      "Có người, có thể là bạn, vừa muốn đăng ký bằng địa chỉ này. Địa chỉ này đã có tài khoản.",
      "Hãy đăng nhập hoặc đặt lại mật khẩu tại đây:",
    ],
    after: ["Nếu không phải bạn thì không cần làm gì."],
  }),
  invitation: ({ person, workspace, role }) => ({
    subject: `${person} mời bạn vào ${workspace}`,
    before: [`${person} mời bạn cùng làm việc trong ${workspace} trên Relata, với vai trò ${role}.`, "Mở liên kết này để nhận lời mời:"],
    after: [`Liên kết chỉ dùng được một lần, trong vòng 7 ngày. Nếu bạn không quen ${person}, hãy bỏ qua thư này.`],
  }),
  ownership_taken: ({ person, workspace }) => ({
    subject: `Bạn là chủ sở hữu của ${workspace}`,
    before: [`${person} đã chuyển không gian làm việc ${workspace} cho bạn. Từ nay chỉ bạn mới chuyển tiếp hoặc đóng được không gian này.`],
    after: [],
  }),
  ownership_given: ({ person, workspace }) => ({
    subject: `${workspace} đã thuộc về ${person}`,
    before: [`Bạn đã chuyển không gian làm việc ${workspace} cho ${person}. Bạn vẫn ở lại với vai trò quản trị viên.`],
    after: ["Nếu không phải bạn làm việc này, hãy báo ngay cho người vận hành Relata."],
  }),
  readmitted: ({ person, workspace }) => ({
    subject: `Bạn đã trở lại ${workspace}`,
    before: [`${person} đã cho bạn vào lại ${workspace}. Đăng nhập tại đây:`],
    after: [],
  }),
  removed: ({ workspace }) => ({
    subject: `Bạn không còn là thành viên của ${workspace}`,
    before: [`Quyền truy cập của bạn vào không gian làm việc ${workspace} đã kết thúc. Tài khoản của bạn vẫn còn.`],
    after: [],
  }),
  closing: ({ workspace, day }) => ({
    subject: `${workspace} đã đóng`,
    before: [
      `Không gian làm việc ${workspace} đã đóng: không ai vào được nữa. Toàn bộ dữ liệu sẽ bị xóa vào ngày ${day}.`,
      "Trước ngày đó, liên kết này mở lại không gian:",
    ],
    after: ["Nếu không phải bạn đóng, hãy mở lại ngay và đổi mật khẩu."],
  }),
};

const ROLES: Record<Locale, Record<string, string>> = {
  en: { admin: "administrator", manager: "manager", rep: "sales rep", agent: "support agent", viewer: "viewer" },
  vi: {
    admin: "quản trị viên",
    manager: "quản lý",
    rep: "nhân viên kinh doanh",
    agent: "nhân viên chăm sóc",
    viewer: "người xem",
  },
};

export type LetterKind = keyof typeof EN;
export type LetterFacts = Partial<Facts>;

/** The mail of that kind in the reader's language. A role of the workspace's own is given by its name. */
export function letterText(kind: LetterKind, locale: Locale, facts: LetterFacts): LetterText {
  const role = ROLES[locale][facts.role ?? ""] ?? facts.role ?? "";
  return (locale === "vi" ? VI : EN)[kind]({ workspace: "", person: "", day: "", ...facts, role });
}
