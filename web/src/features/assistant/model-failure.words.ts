import { dictionary } from "../../lib/locale.ts";

/** Why a model that was asked did not answer, and who did instead; reasons are those of `src/assistant/model-failure.ts`. */

const en = {
  why: {
    timeout: "The model took too long",
    wrong_language: "The model answered in another language",
    refused: "The model refused",
    too_long: "The model wrote far too much",
    invalid_output: "The model’s answer was not usable",
    not_understood: "The model did not understand the question",
    rate_limited: "The model has too much to do",
    unauthorized: "The model does not accept our key",
    server_error: "The model’s server reported an error",
    cut: "The model’s answer broke off",
    unreachable: "The model cannot be reached",
    budget_spent: "The budget for the model is spent",
    price_unknown: "The budget is in money and the price of the model is not known",
    resting: "The model has failed several times and is left alone for a while",
  } as Record<string, string>,
  other: "The model did not answer",
  wrote: (why: string) => `${why}, so the built-in engine wrote this.`,
  read: (why: string) => `${why}, so the built-in grammar read this.`,
  message: (why: string) => `${why}, so the built-in reader read this.`,
};

const vi: typeof en = {
  why: {
    timeout: "Mô hình trả lời quá lâu",
    wrong_language: "Mô hình trả lời sai ngôn ngữ",
    refused: "Mô hình từ chối trả lời",
    too_long: "Mô hình viết quá dài",
    invalid_output: "Câu trả lời của mô hình không dùng được",
    not_understood: "Mô hình không hiểu câu hỏi",
    rate_limited: "Mô hình đang quá tải",
    unauthorized: "Mô hình không chấp nhận khóa của chúng ta",
    server_error: "Máy chủ của mô hình báo lỗi",
    cut: "Câu trả lời của mô hình bị ngắt giữa chừng",
    unreachable: "Không kết nối được với mô hình",
    budget_spent: "Ngân sách cho mô hình đã hết",
    price_unknown: "Ngân sách tính bằng tiền mà chưa biết giá của mô hình",
    resting: "Mô hình vừa lỗi nhiều lần, đang được tạm nghỉ",
  },
  other: "Mô hình không trả lời",
  wrote: (why) => `${why} nên trợ lý có sẵn đã viết bản này.`,
  read: (why) => `${why} nên trợ lý có sẵn đã đọc câu này.`,
  message: (why) => `${why} nên trợ lý có sẵn đã đọc nội dung này.`,
};

const modelFailureWords = dictionary(en, vi);

/** The way out of a failure that only an administrator can end. */
export const whoHelpsWords = dictionary(
  { open: "Open the assistant’s settings", ask: "Ask an administrator of the workspace." },
  { open: "Mở cài đặt trợ lý", ask: "Hãy báo quản trị viên của không gian làm việc." },
);

/** Why a model did not answer, as a sentence of its own. */
export const whyNoModel = (reason: string): string => modelFailureWords().why[reason] ?? modelFailureWords().other;

/** In one sentence: why no model wrote a text (or read a question, or a message), and that the built-in engine did. */
export function tookOver(reason: string, what: "wrote" | "read" | "message" = "wrote"): string {
  return modelFailureWords()[what](whyNoModel(reason));
}
