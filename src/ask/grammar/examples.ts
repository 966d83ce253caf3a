import { words } from "../../core/text.ts";

/** Questions that are understood, to offer where one was not. */
export const EXAMPLES = [
  "khách nào ở Đà Nẵng chưa mua lại 90 ngày?",
  "khách chưa liên hệ 30 ngày",
  "khách hàng tiềm năng mới tháng này",
  "công ty nào có khiếu nại tháng này?",
  "khách đang không hài lòng",
  "khách nhắc đến đối thủ trong quý này",
  "công ty chưa có cơ hội nào",
  "cơ hội trên 100 triệu chốt trong tháng này chưa có bước tiếp theo",
  "bao nhiêu cơ hội thắng quý này?",
  "tổng giá trị cơ hội đang mở theo giai đoạn",
  "doanh thu theo tháng năm nay",
  "top 5 công ty theo doanh thu",
  "nhân viên nào thắng nhiều cơ hội nhất quý này?",
  "công việc quá hạn của tôi",
  "công việc đến hạn tuần này theo nhân viên",
  "đơn hàng trên 50 triệu tháng trước",
  "bao nhiêu cuộc gọi tuần này theo nhân viên?",
  "which customers have not ordered in 90 days?",
  "customers in Hanoi not contacted in the last 30 days",
  "deals over 100 million closing this month without a next step",
  "how many deals did we win last quarter?",
  "revenue by month this year",
  "top 5 companies by revenue",
  "average deal value by stage",
  "open deals by owner",
  "overdue tasks by assignee",
  "companies without open deals",
  "customers with more than 3 orders",
  "customers who mentioned a competitor this quarter",
  "customers who asked for a quote this month",
  "how many calls last week by rep",
  "orders over 50 million since March",
];

const AT_MOST = 3;
const IS_ENGLISH = /\b(the|which|how|of|by|in|with|without|not|this|last|who|what|show|list|are|deals|customers|tasks)\b/i;

/** The examples that share most with a question, in its language. */
export function nearest(question: string): string[] {
  const asked = new Set(words(question));
  const isEnglish = IS_ENGLISH.test(question);
  return EXAMPLES.map((example, index) => {
    const parts = words(example);
    const shared = parts.filter((word) => asked.has(word)).length / Math.sqrt(parts.length);
    return { example, score: shared + (IS_ENGLISH.test(example) === isEnglish ? 0.5 : 0), index };
  })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, AT_MOST)
    .map(({ example }) => example);
}
