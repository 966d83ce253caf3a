import type { Language } from "../../assistant.schema.ts";
import type { ReadLine } from "./notes.ts";

/** How the customer feels, by words of feeling in both languages, with the sentence that shows it best. A worry is a risk, and no ill feeling. */
export interface Mood {
  label: "positive" | "negative" | "mixed";
  line: ReadLine;
}

const GOOD =
  /(?<!không |chưa |chẳng |khó )(?:hài lòng|rất (?:thích|ưng|vui|tốt|ổn)|ưng ý|vui vẻ|khen|ấn tượng|tin tưởng|hào hứng|hứng thú|phấn khởi|yên tâm|đánh giá cao|tuyệt|cảm ơn nhiều|quá tốt|ủng hộ)|(?<!not |n't |never |hardly )\b(?:happy|pleased|delighted|impressed|excited|love[sd]?|great|excellent|satisfied|enthusiastic|keen|glad|thrilled|appreciate[sd]?|confident|perfect|positive)\b/giu;
const BAD =
  /(?:không|chưa|chẳng|khó) (?:hài lòng|vui|ổn|thoải mái|tin|chấp nhận|ưng)|bực|thất vọng|phàn nàn|khó chịu|sốt ruột|mệt mỏi|căng thẳng|khiếu nại|giận|gay gắt|quá (?:chậm|đắt|tệ|kém)|nản|không thể chấp nhận|\b(?:unhappy|disappointed|frustrated|angry|annoyed|upset|complain(?:s|ed|ing)?|unacceptable|dissatisfied|impatient|fed up|poor|terrible|let down)\b|\b(?:not|isn't|wasn't|aren't|never) (?:very |at all |really )?(?:happy|pleased|satisfied|impressed|convinced|acceptable|good enough)\b/giu;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Undefined where nothing shows a feeling. */
export function moodOf(lines: ReadLine[]): Mood | undefined {
  const felt = lines.map((line) => ({ line, good: countOf(line.text.replace(BAD, ""), GOOD), bad: countOf(line.text, BAD) }));
  const [good, bad] = [felt.reduce((sum, one) => sum + one.good, 0), felt.reduce((sum, one) => sum + one.bad, 0)];
  if (good + bad === 0) return undefined;
  const label = bad >= 2 * good ? "negative" : good >= 2 * bad ? "positive" : "mixed";
  const weight = ({ good: g, bad: b }: (typeof felt)[number]) => (label === "positive" ? g - b : label === "negative" ? b - g : g + b);
  const [best] = [...felt].sort((a, b) => weight(b) - weight(a) || a.line.text.length - b.line.text.length);
  return best && { label, line: best.line };
}

export const MOODS: Record<Mood["label"], Record<Language, string>> = {
  positive: { vi: "Khách có thái độ tích cực", en: "The customer sounds positive" },
  negative: { vi: "Khách chưa hài lòng", en: "The customer sounds unhappy" },
  mixed: { vi: "Khách vừa hài lòng vừa băn khoăn", en: "The customer has mixed feelings" },
};
