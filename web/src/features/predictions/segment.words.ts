import type { Segment } from "../../../../src/predictions/purchases/segments.rules.ts";
import { dictionary } from "../../lib/locale.ts";

/** What segments are called, who is in them, and what to do. The names are those of docs/glossary.md. */
interface SegmentWords {
  names: Record<Segment, string>;
  who: Record<Segment, string>;
  todo: Record<Segment, string>;
}

const en: SegmentWords = {
  names: {
    champions: "Champions",
    loyal: "Loyal",
    potential_loyal: "Could become loyal",
    new: "New",
    promising: "Promising",
    needs_attention: "Need attention",
    about_to_sleep: "About to fall asleep",
    at_risk: "At risk",
    cannot_lose: "Cannot lose them",
    hibernating: "Hibernating",
    lost: "Lost",
  },
  who: {
    champions: "Bought lately, often and for much",
    loyal: "Buy often",
    potential_loyal: "Bought lately, more than once",
    new: "Bought lately for the first time",
    promising: "Bought not long ago, little so far",
    needs_attention: "Neither lately nor rarely",
    about_to_sleep: "Rarely, and a while ago",
    at_risk: "Bought often, but long ago",
    cannot_lose: "Among the best, but long ago",
    hibernating: "Little, and long ago",
    lost: "Little, and longest ago",
  },
  todo: {
    champions: "Thank them, show them what is new first, ask for a recommendation",
    loyal: "Offer what goes with what they buy; ask what would make them buy more",
    potential_loyal: "Make the next purchase easy, and tell them what regulars get",
    new: "Ask how the first purchase went, and help them get the most out of it",
    promising: "Stay in touch and suggest a second purchase",
    needs_attention: "Get in touch before the gap grows: an offer that fits what they bought",
    about_to_sleep: "Remind them with something useful, not with a discount at once",
    at_risk: "Call them in person and ask what has changed",
    cannot_lose: "See to them yourself, today: a visit or a call by whoever knows them best",
    hibernating: "A message now and then; no more effort than that",
    lost: "Ask once why they left, then leave it at that",
  },
};

const vi: SegmentWords = {
  names: {
    champions: "Khách hàng hàng đầu",
    loyal: "Khách hàng trung thành",
    potential_loyal: "Có thể thành khách quen",
    new: "Khách mới",
    promising: "Nhiều triển vọng",
    needs_attention: "Cần quan tâm",
    about_to_sleep: "Sắp ngừng mua",
    at_risk: "Có nguy cơ mất",
    cannot_lose: "Không thể để mất",
    hibernating: "Tạm ngừng mua",
    lost: "Đã mất",
  },
  who: {
    champions: "Mới mua gần đây, mua thường xuyên và mua nhiều",
    loyal: "Mua thường xuyên",
    potential_loyal: "Mới mua gần đây, đã mua hơn một lần",
    new: "Mới mua lần đầu gần đây",
    promising: "Mua cách đây chưa lâu, giá trị còn ít",
    needs_attention: "Mua không gần đây, cũng không hiếm",
    about_to_sleep: "Ít mua, lần cuối đã một thời gian",
    at_risk: "Từng mua thường xuyên nhưng đã lâu không mua",
    cannot_lose: "Thuộc nhóm mua nhiều nhất nhưng đã lâu không mua",
    hibernating: "Mua ít và đã lâu không mua",
    lost: "Mua ít và lâu nhất chưa quay lại",
  },
  todo: {
    champions: "Cảm ơn, giới thiệu hàng mới cho họ trước tiên, nhờ giới thiệu thêm khách",
    loyal: "Gợi ý món đi kèm; hỏi xem điều gì khiến họ muốn mua thêm",
    potential_loyal: "Làm cho lần mua tới thật dễ dàng, cho biết quyền lợi của khách quen",
    new: "Hỏi thăm sau lần mua đầu và giúp họ dùng hàng hiệu quả",
    promising: "Giữ liên lạc và gợi ý lần mua thứ hai",
    needs_attention: "Liên hệ trước khi khoảng cách dài thêm, bằng lời mời hợp với món họ từng mua",
    about_to_sleep: "Nhắc bằng điều hữu ích, đừng vội giảm giá",
    at_risk: "Gọi điện hỏi thăm riêng xem có gì thay đổi",
    cannot_lose: "Tự mình chăm sóc ngay hôm nay: người hiểu khách nhất đến thăm hoặc gọi điện",
    hibernating: "Thỉnh thoảng nhắn tin, không cần hơn thế",
    lost: "Hỏi một lần vì sao họ rời đi, rồi thôi",
  },
};

export const segmentWords = dictionary(en, vi);
