/**
 * Words that say how somebody feels, written for this product: each line one strength from 3 (delighted) to −3 (furious). Vietnamese with its
 * marks; text without marks is compared without, except with words that would then mean another ("hay", "kém").
 */

const VI: [weight: number, phrases: string][] = [
  [
    3,
    "tuyệt vời, xuất sắc, tuyệt đỉnh, hoàn hảo, quá đỉnh, mê tít, trên cả tuyệt vời, không chê vào đâu được, không có gì để chê, miễn chê, khỏi chê, hết ý, đỉnh cao, xuất chúng, ngoài mong đợi, vượt mong đợi, hài lòng lắm, ưng lắm, quá tuyệt, rất đáng tiền",
  ],
  [
    2,
    "tuyệt, hài lòng, ưng ý, ưng, tâm huyết, tận tâm, tận tình, nhiệt tình, nhiệt huyết, chu đáo, chuyên nghiệp, xịn, xuất sắc, đáng tiền, đáng mua, đáng học, tốt, giỏi, thích, yêu thích, ấn tượng, vui vẻ, vui tính, thân thiện, dễ thương, dễ hiểu, dễ tiếp thu, cuốn hút, lôi cuốn, hấp dẫn, thú vị, sinh động, hữu ích, bổ ích, có ích, khen, đẹp, mượt, mượt mà, nét, êm, bền, ngon, tin tưởng, yên tâm, uy tín, tâm lý, chất lượng, đúng hẹn, nhanh nhẹn, vượt trội, hiệu quả, sắc nét, trâu, bá đạo, đỉnh, đáng khen, biết ơn, quý mến, kính trọng, gần gũi, hòa đồng, truyền cảm hứng, truyền cảm, thuyết phục, chạy tốt, dùng tốt, rất vui, mừng, tiến bộ, sâu sắc, hài hước, dí dỏm, tuyệt cú mèo, trung thực, công bằng, công tâm, phong phú, đa dạng",
  ],
  [
    1,
    "ổn, hay, rất hay, vui, vui vẻ, dễ, nhuần nhuyễn, sát thực tế, gắn với thực tế, chuyên cần, ok, oke, okie, tạm ổn, ổn định, đầy đủ, nhanh, nhanh chóng, rõ ràng, chi tiết, cụ thể, rõ, kỹ, kĩ, cẩn thận, tích cực, thoải mái, phù hợp, hợp lý, hợp lí, thực tế, logic, khoa học, dễ dùng, dễ sử dụng, tiện, tiện lợi, thuận tiện, tiện nghi, hiện đại, mới mẻ, sáng tạo, nhạy, sáng, khỏe, khoẻ, hỗ trợ tốt, giúp đỡ, lắng nghe, biết lắng nghe, đúng giờ, nghiêm túc, năng động, linh hoạt, trách nhiệm, có trách nhiệm, có tâm, tâm, hiểu bài, dễ chịu, gọn gàng, sạch sẽ, chắc chắn, kịp thời, chính xác, thoáng, thoáng mát, sạch, cởi mở, ân cần, dễ gần, giá tốt, giá rẻ, rẻ, cao cấp, sang, êm ái, an toàn, đáng tin, tốc độ, khuyến khích, tạo điều kiện, chuẩn, kinh nghiệm, nhiều kinh nghiệm, kiến thức rộng, hiểu biết, vừa ý, tỉ mỉ, tỷ mỉ, bao quát, rành mạch, mạch lạc, ủng hộ",
  ],
  [
    -1,
    "hơi, hay nghỉ, hay trễ, hay muộn, hay lỗi, hay quên, hay bị, hay sai, không thống nhất, chưa thống nhất, không đủ, chưa đủ, không cần thiết, thay vì, cần được, nên được, mong xem lại, xem lại giúp, cần cải thiện, cải thiện, khắc phục, hạn chế, bất tiện, khó hiểu, khó khăn, khó, khó nghe, khó dùng, ồn, ồn ào, nhỏ quá, ít, thiếu, thiếu sót, cũ, nặng, nóng, mờ, đắt, mắc quá, tốn, lâu, trễ, chậm, muộn, chưa rõ, chưa kỹ, chưa tốt, chưa ổn, chưa cụ thể, chưa đều, lan man, dài dòng, khô khan, nhàm, đơn điệu, sơ sài, qua loa, lý thuyết suông, nhanh quá, quá nhanh, quá ít, quá nhiều, quá dài, quá khó, quá cao, quá nặng, quá tải, rối, lộn xộn, mơ hồ, lủng củng, buồn ngủ, buồn, mệt, áp lực, căng thẳng, cứng nhắc, khô cứng, lo, lo lắng, băn khoăn, e ngại, phân vân, không hiểu, không rõ, giật, đơ, lag, nóng máy, hao pin, tụt pin, hụt, yếu, kêu, trục trặc, vướng, bỏ qua, cũ kỹ, xuống cấp, lạc hậu, tắc, sụt, sai sót, nhầm lẫn, nhầm, sai, chưa hợp lý, bất hợp lý, không đồng đều, thụ động, mất thời gian, đợi, chờ, trừ điểm, bị trừ, phiền, ngại, tiếc, đáng tiếc, khan hiếm, thưa thớt",
  ],
  [
    -2,
    "chán, tệ, dở, kém, tồi, xấu, hỏng, lỗi, bị lỗi, hư, vỡ, rách, móp, ẩm mốc, thất vọng, bực, bực mình, khó chịu, không hài lòng, chưa hài lòng, không ưng, không thích, không tốt, không ổn, không được, khiếu nại, phàn nàn, nhàm chán, nhạt nhẽo, buồn chán, vô ích, vô dụng, lãng phí, phí tiền, thờ ơ, hời hợt, cẩu thả, thiếu chuyên nghiệp, thiếu trách nhiệm, vô trách nhiệm, thiên vị, bất công, không công bằng, lạnh nhạt, cáu gắt, hách dịch, khó tính, mất niềm tin, mất lòng tin, không thể chấp nhận, chậm trễ, quá chậm, quá lâu, lâu quá, chậm quá, đắt quá, hứa suông, thất hứa, trễ hẹn, giao thiếu, giao sai, giao nhầm, kém chất lượng, không hiệu quả, không hợp lý, không phù hợp, hối hận, không nên mua, đừng mua, loạn cảm ứng, treo máy, sập nguồn, chập chờn, cùi, cùi bắp, gian dối, lòng vòng, đùn đẩy, im lặng, không ai trả lời, không ai nghe máy, không nhận được, chưa nhận được, chờ mãi, đợi mãi, chờ hoài, đợi hoài, hủy đơn, huỷ đơn, trả hàng, trả lại, hoàn tiền, không đạt, không đúng, tụt hậu, không nhiệt tình, không quan tâm, không giải quyết, dị ứng",
  ],
  [
    -3,
    "quá tệ, tệ hại, tồi tệ, kinh khủng, khủng khiếp, vô lý, vô lí, lừa đảo, lừa, bức xúc, quá đáng, phẫn nộ, tức giận, thảm hại, rác, rác rưởi, như hạch, vớ vẩn, láo, chán nản, chán ngắt, chán òm, không chấp nhận được, không bao giờ quay lại, không bao giờ mua, cạch, một đi không trở lại, thất vọng tràn trề, cực kỳ thất vọng, bồi thường, kiện, vô cùng thất vọng",
  ],
];

/** Words that hold one of the others and mean something else. */
const IDLE = "giải thích, sở thích, tốt nghiệp, hay không, hay chưa, hay là, khó khăn gì";

const EN: [weight: number, phrases: string][] = [
  [0.5, "cảm ơn, cám ơn, thanks, thank you"],
  [
    3,
    "excellent, outstanding, fantastic, amazing, brilliant, perfect, superb, delighted, love it, thrilled, exceptional, wonderful, best ever",
  ],
  [
    2,
    "great, happy, pleased, impressed, love, loved, awesome, glad, satisfied, good job, well done, professional, reliable, smooth, smoothly, recommend, helpful, friendly, good, appreciate, appreciated, impressive, enjoyed, works well, works great, works perfectly, beautiful, kind, quick, promptly",
  ],
  [
    1,
    "fine, nice, ok, okay, clear, easy, useful, fast, prompt, solved, resolved, fixed, fair, better, comfortable, looking forward, sounds good, works, positive, in time, on time",
  ],
  [
    -1,
    "slow, late, delay, delayed, expensive, confusing, unclear, difficult, hard, missing, wrong, worried, concern, concerned, concerns, inconvenient, unfortunately, waiting, issue, issues, problem, problems, mistake, error, errors, not ideal, not great, not sure, steep, pricey, weak, noisy, incomplete, disappointing bit, hiccup, struggle, struggling, sadly",
  ],
  [
    -2,
    "bad, poor, disappointed, disappointing, unhappy, not happy, not satisfied, dissatisfied, frustrated, frustrating, annoyed, annoying, broken, damaged, defective, faulty, complaint, complain, refund, unreliable, unprofessional, rude, useless, waste, ignored, let down, let us down, fail, failed, fails, failing, not working, does not work, doesn't work, stopped working, still waiting, nobody answers, no one answers, cracked, leaking, leak, not good enough, no reply, cancel, upset, tired of, fed up",
  ],
  [
    -3,
    "terrible, awful, horrible, worst, unacceptable, furious, outrageous, disgusting, ridiculous, joke, pathetic, never again, scam, appalling, disgrace, lawyer, legal action",
  ],
];

/** Without their marks these words are other, common ones. */
const NEED_MARKS = new Set(
  "hay kém chán tệ dở tồi hư xấu phí lo rối tốt khó ít cũ mờ nóng lâu sai thiếu đủ được kỹ kĩ rõ ổn sáng tâm sang ưng nét bền êm ngon vỡ rách lỗi hỏng tiếc ngại phiền láo rác lừa kiện cạch đẹp giỏi mừng khen tuyệt thích tốn đắt buồn mệt bực yếu hụt sụt tắc kêu giật đơ nặng nhàm ồn chuẩn nhạy thoáng sạch rẻ tiện chậm trễ muộn nhầm đợi chờ nhanh khỏe khoẻ đỉnh hơi móp khuyến".split(
    " ",
  ),
);

const entriesOf = (groups: [number, string][]): [string, number][] =>
  groups.flatMap(([weight, phrases]) => phrases.split(",").map((phrase): [string, number] => [phrase.trim(), weight]));

/** Phrases as people write them with marks. */
export const WEIGHTS: ReadonlyMap<string, number> = new Map([...entriesOf([[0, IDLE]]), ...entriesOf(VI), ...entriesOf(EN)].reverse());
/** Those that can be told without marks. */
export const UNMARKED_PHRASES: readonly [string, number][] = [
  ...entriesOf(VI).filter(([phrase]) => !NEED_MARKS.has(phrase)),
  ...entriesOf(EN),
];
