import type { Problem } from "./api.ts";
import { locale } from "./locale.ts";
import { words } from "./words.ts";

/** The API speaks English to programs; people are told in their own language, by the stable code. */

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

const isVietnamese = (text: string): boolean => /[À-ỹ]/.test(text);

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
