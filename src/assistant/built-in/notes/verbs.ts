/** What people undertake to do after a meeting, in both languages. */

export const VERBS_VI =
  "gửi|kiểm tra|kiểm kê|xác nhận|gọi|sắp xếp|giao|bàn giao|chuẩn bị|báo|báo cáo|cập nhật|phản hồi|liên hệ|đổi|bù|hoàn|hoàn thiện|hoàn thành|hoàn tất|chuyển|thanh toán|duyệt|ký|trả|trả lời|làm|cử|bổ sung|hỗ trợ|xử lý|ghé|qua|đến|tới|đón|đưa|dẫn|đặt|chốt|trình|trình bày|tổng hợp|chia sẻ|lên|soạn|viết|lập|vẽ|dựng|thiết kế|rà soát|đối chiếu|so sánh|thống kê|phân tích|theo dõi|khảo sát|tìm|mời|hẹn|in|scan|lắp|lắp đặt|cài|cài đặt|đo|test|demo|xin|nhắc|đàm phán|thương lượng|nghiên cứu|tính|hỏi|gặp|mang|cung cấp|nộp|sửa|điều chỉnh|thu|làm việc|triển khai|nghiệm thu|tổ chức|đào tạo|phụ trách|lo|giới thiệu|tư vấn|đề xuất|đăng ký|nhập|xuất|điền|lấy|mua|chọn|họp|trao đổi|thảo luận|tham dự|quay lại|xếp|xếp lịch|lên lịch|đổi lịch|dời|chạy|thử|rà|chốt lại|đẩy|gom|đóng|mở|ghi|dịch|nghe|xem|chụp|quay|thương thảo|cấp|phát|đón tiếp|kết nối";

export const VERBS_EN =
  "send|check|confirm|get back|call|ring|phone|arrange|deliver|prepare|share|update|ship|fix|look into|look at|come back|follow up|provide|pay|transfer|sign|review|decide|order|discuss|forward|return|replace|schedule|reschedule|set up|reply|respond|talk to|speak to|bring|finish|complete|finalise|finalize|draft|quote|write|rewrite|rework|revise|redo|book|organise|organize|investigate|test|ask|email|mail|post|upload|invite|create|make|find|research|contact|install|configure|train|introduce|circulate|chase|work out|put together|raise|file|submit|add|collect|pick up|hand over|measure|visit|meet|attend|approve|issue|negotiate|present|show|demo|document|clarify|explain|compare|compile|translate|print|pack|refund|credit|price|own|handle|take|give|let (?:you|me|us|them|him|her) know|tell|inform|notify|remind|answer|buy|purchase|choose|design|build|run|walk|line up|lay out|look over|go (?:over|through|back)|sort out|pull together|hand in|drop off|invoice|bill|escalate|register|sign up|join|open|close|move|migrate|cancel|extend|renew|inspect|audit|repair|supply";

/** With the ending of "Anna sends the list on Monday". */
export const VERBS_EN_OF_OTHERS = VERBS_EN.split("|")
  .map((verb) => verb.replace(/^\w+/u, (head) => `${head.replace(/y$/u, "(?:y|ie)")}(?:e?s)`))
  .join("|");

const HEADS = new Set(VERBS_EN.split("|").flatMap((verb) => verb.split(" ").slice(0, 1)));

/** "Sends the list" → "Send the list": a task is told as what is to be done. */
export function asTask(text: string): string {
  const head = /^\w+/u.exec(text)?.[0] ?? "";
  const bare = [/s$/u, /es$/u, /ies$/u].map((ending) => head.replace(ending, ending.source.startsWith("ies") ? "y" : ""));
  const base = HEADS.has(head.toLowerCase()) ? undefined : bare.find((word) => HEADS.has(word.toLowerCase()));
  return base ? base + text.slice(head.length) : text;
}

/** What comes by itself, or is felt: nobody's task, although it is said to come. */
export const NO_DEED_VI =
  "là|có|được|bị|thấy|muốn|cần|phải|thích|biết|nghĩ|tin|hài lòng|ổn|tốt|rất|không|chưa|còn|vui|khó|dễ|nhanh|chậm|trễ|tăng|giảm|hết|mất|thua|lỗ|quá|đủ|thiếu|kịp|nghỉ|nhận được|ảnh hưởng|giúp|cao|rẻ|đắt|lớn|nhỏ|thành|ở|khoảng|vào|tới|đến|trong|từ|luôn|hay|cố";
export const NO_DEED_EN =
  "be|have|like|love|need|want|know|think|feel|see|cost|take place|happen|depend|remain|stay|expect|hope|believe|understand|probably|likely|not|never|always|still|lose|win|miss|slip|grow|fall|rise|drop|benefit|get|become|seem|look forward|arrive|continue|struggle|regret|enjoy|appreciate|only|just|most|definitely|cancel|leave";
