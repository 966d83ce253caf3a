import { bareText } from "./evidence-source.ts";

/** Account numbers, and numbers that the reader is told to call or to pay to: where money goes, only words of ours may say. */

const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu;
const DIGITS = /(?<![\p{L}\p{N}.,/-])\+?\d(?:[ -]?\d){5,23}(?![\p{L}\p{N}]|[.,/-]\d)/gu;
/** Such a run is no year, amount or day, but only beside these words surely an account. */
const SPEAKS_OF_ACCOUNTS =
  /(?<![\p{L}\p{M}])(?:tài khoản|tai khoan|stk|số thẻ|ví|momo|zalopay|ngân hàng|chủ tài khoản|account|a\/c|iban|swift|bank|card|wallet|(?:viet|techcom|sacom|vietin)\p{L}*bank|mb|acb|bidv|chuyển|gửi tiền|thanh toán|transfer|wire|remit|pay)(?![\p{L}\p{M}])/iu;
const CALLS = /(?<![\p{L}\p{M}])(?:gọi|liên hệ|nhắn|call|ring|phone|contact|text|whatsapp)(?![\p{L}\p{M}])/iu;
/** It is we who call. */
const WE_CALL = /(?<![\p{L}\p{M}])(?:bên em|em|tôi|mình|we|i)(?![\p{L}\p{M}])[^,;]*$/iu;
/** Nobody names an account that short. */
const SHORTEST_ACCOUNT = 6;

/** Numbers to pay to or to call that stand in none of our own words. */
export function unfoundedPaymentDetails(text: string, ours: string[]): string[] {
  const isAsked = SPEAKS_OF_ACCOUNTS.test(text) || tellsToCall(text);
  const found = [...text.matchAll(IBAN), ...(isAsked ? text.matchAll(DIGITS) : [])].map(([raw]) => raw.trim());
  if (found.length === 0) return [];
  const known = ours.map(bareText);
  return found.filter((raw) => bareText(raw).length >= SHORTEST_ACCOUNT && !known.some((words) => words.includes(bareText(raw))));
}

function tellsToCall(text: string): boolean {
  const call = CALLS.exec(text);
  return call !== null && !WE_CALL.test(text.slice(0, call.index));
}
