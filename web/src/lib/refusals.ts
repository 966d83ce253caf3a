import type { Problem } from "./api.ts";
import { dictionary, locale } from "./locale.ts";
import { words } from "./words.ts";

/** The API speaks English to programs; people are told in their own language, by the stable code. */

const en = {
  emails: "This address belongs to another contact",
  shouldBe: (text: string) => `Should be ${text}`,
  value: "This value is not right",
};

const vi: typeof en = {
  emails: "Địa chỉ này đã thuộc về một liên hệ khác",
  shouldBe: () => "Giá trị này chưa đúng",
  value: "Giá trị này chưa đúng",
};

const own = dictionary(en, vi);

const CODES_VI: Record<string, string> = {
  conflict: "Không thực hiện được nữa: mục này đã chuyển sang trạng thái khác.",
  duplicate: "Đã có một hồ sơ khác dùng giá trị này.",
  in_bin: "Mục này đang ở thùng rác. Hãy khôi phục trước.",
  unsettled_claims: "Còn câu chưa có căn cứ. Hãy xử lý từng câu rồi gửi lại.",
  stale: "Có người vừa sửa mục này. Hãy xem bản mới nhất rồi thử lại.",
  too_large: "Nội dung quá lớn.",
  too_many: "Bạn thao tác quá nhanh. Hãy đợi một lát rồi thử lại.",
  invalid: "Có giá trị chưa đúng.",
  unavailable: "Hệ thống đang được cập nhật. Hãy thử lại sau một phút.",
  unauthenticated: "Phiên đăng nhập đã hết. Hãy đăng nhập lại.",
};

const FIELDS_VI: [RegExp, string][] = [
  [/phone/, "Số điện thoại chưa đúng, ví dụ 0903 123 456"],
  [/current password/, "Mật khẩu hiện tại chưa đúng"],
  [/characters/, "Độ dài chưa đúng"],
  [/a name, or an e-mail/, "Hãy nhập tên hoặc địa chỉ email"],
];

const isVietnamese = (text: string): boolean => /[À-ỹ]/.test(text);

function fieldText(name: string, text: string): string {
  if (/another contact/.test(text)) return own().emails;
  if (isVietnamese(text)) return text;
  if (locale.value === "vi") return FIELDS_VI.find(([pattern]) => pattern.test(text))?.[1] ?? own().value;
  // What a schema says about a type is for programs; what a verb says begins small and names what would be right.
  return /^[a-z0-9]/.test(text) ? own().shouldBe(text) : /^emails|^phones/.test(name) ? own().value : text;
}

/** What is wrong with each field, in the reader's language. */
export const fieldsOf = ({ fields }: Problem): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, fieldText(name, text)]));

/** What a refusal says, in the reader's language. */
export function textOf(problem: Problem): string {
  const { state } = words();
  if (problem.status === 0) return state.offlineNow;
  if (problem.status === 403) return state.mayNot;
  if (problem.status === 404) return state.notFound;
  if (problem.status >= 500 && problem.code !== "unavailable")
    return `${state.failedText}${problem.requestId ? ` ${state.reference(problem.requestId)}` : ""}`;
  if (locale.value === "vi" && !isVietnamese(problem.message)) return CODES_VI[problem.code] ?? CODES_VI.invalid ?? problem.message;
  return problem.message;
}
