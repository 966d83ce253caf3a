import * as z from "zod";
import type { Locale } from "../core/context.ts";
import { kindOfId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { bounded } from "./data.rules.ts";
import { readRecord } from "./records.ts";
import { INVALID_PARAMS, RpcError } from "./rpc.rules.ts";
import type { Asker } from "./tool.ts";

interface Prompt {
  name: string;
  title: string;
  description: string;
  /** Whether it is about one record, given as its id or by name. */
  isAboutRecord: boolean;
  text: Record<Locale, (about: string) => string>;
}

const PROMPTS: readonly Prompt[] = [
  {
    name: "follow_up",
    title: "Write a follow-up · Viết thư chăm sóc tiếp",
    description: "A follow-up mail in which every fact has its source. · Thư chăm sóc tiếp, chi tiết nào cũng có nguồn.",
    isAboutRecord: true,
    text: {
      en: (about) =>
        `Write a follow-up mail to ${about}. Find the record with \`search\` if you only have a name, read it with \`get\`, then use \`draft\`. Show me the draft, name what is unsupported, and suggest a follow-up task with \`propose_change\`. Do not send anything.`,
      vi: (about) =>
        `Hãy soạn thư chăm sóc tiếp gửi ${about}. Nếu chỉ có tên, hãy tìm bằng \`search\`, xem hồ sơ bằng \`get\`, rồi dùng \`draft\`. Cho tôi xem bản nháp, chỉ ra chi tiết nào chưa có căn cứ, và đề xuất một việc cần làm tiếp bằng \`propose_change\`. Không gửi gì đi.`,
    },
  },
  {
    name: "meeting_brief",
    title: "Brief before a meeting · Tóm lược trước cuộc họp",
    description: "Who they are, what happened, what is open. · Họ là ai, đã có chuyện gì, còn gì dang dở.",
    isAboutRecord: true,
    text: {
      en: (about) =>
        `I am about to meet ${about}. Read the record with \`get\` and \`summarise\`, and brief me on one page: who they are, the last three months, open deals and tasks, open questions, and three things to bring up. Give the source of each fact.`,
      vi: (about) =>
        `Tôi sắp gặp ${about}. Hãy xem hồ sơ bằng \`get\` và \`summarise\`, rồi tóm lược trong một trang: họ là ai, ba tháng gần đây, cơ hội và việc còn mở, câu hỏi còn bỏ ngỏ, và ba điều nên nói. Ghi nguồn của từng chi tiết.`,
    },
  },
  {
    name: "weekly_review",
    title: "Review my week · Nhìn lại tuần này",
    description: "What happened, what is overdue, who has gone silent. · Đã làm gì, việc nào quá hạn, khách nào im lặng.",
    isAboutRecord: false,
    text: {
      en: () =>
        "Review my week in the CRM. Use `list` for my open and done tasks, open deals and the contacts with the newest activity. Tell me what moved, what is overdue, who has gone silent, and propose at most five tasks for next week with `propose_change`. I will decide about each.",
      vi: () =>
        "Hãy nhìn lại tuần này của tôi trong CRM. Dùng `list` để xem việc cần làm đang mở và đã xong, cơ hội đang mở và các liên hệ có hoạt động mới nhất. Cho tôi biết điều gì đã tiến triển, việc nào quá hạn, khách nào im lặng, và đề xuất tối đa năm việc cho tuần tới bằng `propose_change`. Tôi sẽ duyệt từng việc.",
    },
  },
];

const LANGUAGE = { name: "language", description: "vi or en", required: false };
const RECORD = {
  name: "record",
  description: "A contact or company: its id (con_…, com_…) or name · Liên hệ hoặc công ty",
  required: true,
};

export const listPrompts = () =>
  PROMPTS.map(({ name, title, description, isAboutRecord }) => ({
    ...{ name, title, description },
    arguments: isAboutRecord ? [RECORD, LANGUAGE] : [LANGUAGE],
  }));

const givenArguments = z.strictObject({ record: z.string().min(1).max(200), language: z.enum(["vi", "en"]) }).partial();

/** A prompt filled in; a record that is named by its id comes with it, as far as the member may see it. */
export async function getPrompt({ ctx }: Asker, params: Record<string, unknown>) {
  const prompt = PROMPTS.find(({ name }) => name === params.name);
  if (!prompt) throw new RpcError(INVALID_PARAMS, `There are the prompts ${PROMPTS.map(({ name }) => name).join(", ")}`);
  const read = givenArguments.safeParse(params.arguments ?? {});
  if (!read.success) throw new RpcError(INVALID_PARAMS, 'The arguments are record, a text, and language, "vi" or "en"');
  const { record = "", language = ctx.locale } = read.data;
  if (prompt.isAboutRecord && !record) throw new RpcError(INVALID_PARAMS, "The argument record is missing");
  const text = { role: "user" as const, content: { type: "text" as const, text: prompt.text[language](record) } };
  const attached = prompt.isAboutRecord && kindOfId(record) ? await attach({ ctx }, record) : [];
  return { description: prompt.description, messages: [text, ...attached] };
}

async function attach({ ctx }: Pick<Asker, "ctx">, id: string) {
  const record = await readRecord(ctx, id).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) throw new RpcError(INVALID_PARAMS, thrown.message);
    throw thrown;
  });
  const resource = { uri: `relata://${record.kind}/${id}`, mimeType: "application/json", text: JSON.stringify(bounded(record)) };
  return [{ role: "user" as const, content: { type: "resource" as const, resource } }];
}
