import type { Meaning } from "./marks.ts";

/** How the answer is to look, how things are compared and joined. */
export const SHAPES: [Meaning, string][] = [
  [
    { is: "measure", measure: "count" },
    "bao nhiêu|có bao nhiêu|mấy|có mấy|đếm|số lượng|lượng|số|tổng số|how many|count|number of|the number of|count of|total number of|tally",
  ],
  [
    { is: "measure", measure: "sum" },
    "tổng|tổng cộng|cộng|tổng tiền|bao nhiêu tiền|tổng giá trị|total|sum|sum of|how much|altogether|combined|total value|total amount|worth how much",
  ],
  [{ is: "measure", measure: "avg" }, "trung bình|bình quân|average|mean|avg|giá trị trung bình|on average|averages"],
  [
    { is: "measure", measure: "share" },
    "tỷ lệ thắng|tỉ lệ thắng|tỷ lệ chốt|tỉ lệ chốt|tỷ lệ chốt đơn|tỷ lệ thành công|tỉ lệ thành công|tỷ lệ thắng cơ hội|win rate|win rates|winrate|close rate|closing rate|success rate|win ratio|won rate|percentage won|percent won",
  ],
  [{ is: "measure", measure: "max" }, "giá trị lớn nhất|giá trị cao nhất|maximum|max|largest value|highest value"],
  [{ is: "measure", measure: "min" }, "giá trị nhỏ nhất|giá trị thấp nhất|minimum|min|smallest value|lowest value"],
  [
    { is: "metric", metric: "revenue" },
    "doanh thu|doanh số|bán chạy|revenue|sales|turnover|tiền bán được|sold|sell|selling|bán được|bán|income|earnings",
  ],
  [{ is: "metric", metric: "pipeline" }, "pipeline|giá trị đang mở|phễu"],
  [
    { is: "metric", metric: "value" },
    "giá trị|trị giá|có giá trị|với giá trị|tiền|số tiền|trị giá|value|amount|worth|size|money|giá|price|valued|doanh thu hàng năm|doanh thu hằng năm|annual revenue|priced",
  ],
  [{ is: "metric", metric: "employees" }, "nhân sự|số nhân viên|lao động|employees|staff|headcount|employee|workers"],
  [{ is: "metric", metric: "stock" }, "tồn kho|hàng tồn kho|hàng tồn|số lượng tồn|lượng tồn|stock|inventory|stock level"],
  [{ is: "metric", metric: "duration" }, "thời lượng|phút|duration|minutes|length"],
  [
    { is: "super", order: "most" },
    "nhiều nhất|lớn nhất|cao nhất|giỏi nhất|tốt nhất|hàng đầu|to nhất|đắt nhất|most|largest|biggest|highest|best|greatest|largest number of|top performing|dẫn đầu|chạy nhất|nhất|most expensive|the most|giảm dần|descending",
  ],
  [
    { is: "super", order: "least" },
    "ít nhất|nhỏ nhất|thấp nhất|bé nhất|kém nhất|rẻ nhất|least|smallest|lowest|fewest|worst|cheapest|the least|the fewest|tăng dần|ascending",
  ],
  [{ is: "super", order: "newest" }, "mới nhất|gần đây nhất|gần nhất|newest|latest|most recent|most recently|recent|last"],
  [{ is: "super", order: "oldest" }, "cũ nhất|lâu nhất|xa nhất|oldest|earliest|longest ago"],
  [{ is: "top" }, "top|tốp|hàng đầu|first"],
  [
    { is: "by" },
    "sắp xếp theo|sắp theo|sort by|order by|ordered by|theo|theo từng|chia theo|phân theo|nhóm theo|tách theo|xếp theo|by|per|grouped by|group by|broken down by|split by|for each|sorted by|cho mỗi|cho từng|ranked by|according to",
  ],
  [{ is: "each" }, "mỗi|từng|hàng|hằng|each|every"],
  [{ is: "bucket", bucket: "day" }, "ngày|hàng ngày|mỗi ngày|day|daily|each day"],
  [{ is: "bucket", bucket: "week" }, "tuần|hàng tuần|mỗi tuần|week|weekly|each week"],
  [{ is: "bucket", bucket: "month" }, "tháng|hàng tháng|mỗi tháng|month|monthly|each month|months"],
  [{ is: "bucket", bucket: "quarter" }, "quý|hàng quý|mỗi quý|quarter|quarterly|each quarter|quarters"],
  [{ is: "bucket", bucket: "year" }, "năm|hàng năm|mỗi năm|year|yearly|annually|each year|years"],
  [{ is: "which" }, "nào|những ai|gì|which|what|những|các"],

  [
    { is: "compare", op: "gt" },
    "trên|hơn|lớn hơn|nhiều hơn|cao hơn|vượt|vượt quá|over|above|more than|greater than|bigger than|larger than|higher than|exceeding|exceed|>|beyond|older than",
  ],
  [{ is: "compare", op: "gte" }, "ít nhất|tối thiểu|không dưới|at least|minimum|no less than|>="],
  [
    { is: "compare", op: "lt" },
    "dưới|nhỏ hơn|ít hơn|thấp hơn|chưa tới|chưa đến|under|below|less than|fewer than|smaller than|lower than|<|cheaper than",
  ],
  [{ is: "compare", op: "lte" }, "tối đa|không quá|nhiều nhất là|at most|up to|no more than|<=|not more than"],
  [{ is: "compare", op: "gte", isAfter: true }, "trở lên|or more|or above|and above|and up|and more|plus"],
  [{ is: "compare", op: "lte", isAfter: true }, "trở xuống|or less|or below|and below|and under"],
  [{ is: "compare", op: "is" }, "đúng|bằng|exactly|equal to"],
  [{ is: "from" }, "từ|kể từ|tính từ|since|between|giữa|trong khoảng|from|starting"],
  [{ is: "to" }, "đến|tới|to|-|–"],
  [{ is: "edge", way: "before" }, "trước|trước ngày|before|prior to|earlier than"],
  [{ is: "edge", way: "after" }, "sau|sau ngày|after|later than"],
  [{ is: "edge", way: "until" }, "until|till|cho đến|cho tới|đến hết|tính đến"],
  [
    { is: "not" },
    "không|chưa|vẫn chưa|ko|hông|hổng|khum|chưa hề|chưa từng|chưa bao giờ|không còn|chẳng|không phải|khác|ngoài|trừ|ngoại trừ|not|no|without|never|havent|hasnt|have not|has not|didnt|did not|dont|do not|doesnt|isnt|arent|is not|are not|except|excluding|other than|outside|outside of|lacking|missing|thiếu|with no|not been|have never|has never|werent|wasnt|không có|chưa có|having no|nobody",
  ],
  [{ is: "much" }, "nhiều|many|much"],
  [{ is: "times" }, "lần|times"],
  [{ is: "times", value: 1 }, "once|một lần"],
  [{ is: "times", value: 2 }, "twice|hai lần|two times"],
  [{ is: "times", value: 3 }, "thrice|ba lần|three times"],
  [
    { is: "ongoing" },
    "đang|hiện|hiện tại|hiện nay|hiện giờ|bây giờ|hiện đang|lúc này|vẫn|vẫn còn|vẫn đang|currently|right now|still|at the moment|presently",
  ],
  [{ is: "contrast" }, "so sánh|compare|comparison|comparison of|đối chiếu"],
  [
    { is: "unkept" },
    "hóa đơn|công nợ|hoa hồng|bảng lương|lương|invoice|invoices|receivables|commission|commissions|salary|salaries|payroll",
  ],
  [{ is: "or" }, "hoặc|hay|or|hay là"],
  [
    { is: "and" },
    "và|mà|so với|compared to|compared with|compare to|compare with|against|versus|vs|and|but|nhưng|cùng|as well as|lại|đồng thời|,|vừa",
  ],
  [{ is: "has" }, "có|đang có|đã có|with|have|has|having|that have|who have|which have|had"],
  [
    { is: "of" },
    "của|thuộc|do|cho|of|for|belonging to|owned by|assigned to|được giao cho|giao cho|phụ trách bởi|với|about|về|handled by|tại công ty|at",
  ],
  [
    { is: "follow" },
    "còn|thế còn|vậy còn|thì sao|thế nào|chỉ|chỉ những|chỉ lấy|trong số đó|trong đó|những cái|what about|how about|only|only those|of those|of them|just|just those|now|same|same for|the same|those|them|lọc|còn lại thì|thế|vậy|instead|thay vào đó|rồi|that|those in|then",
  ],
  [
    { is: "filler" },
    "tới giờ|đến giờ|tới nay|đến nay|đến bây giờ|lần nào|until now|to date|so far|cho tôi|cho biết|cho mình|cho em|cho anh|cho chị|tôi muốn|mình muốn|tôi cần|khoảng|tình hình|tính|nói|how does|how do|how did|overview|hãy|xem|liệt kê|tìm|hiển thị|danh sách|đã|được|bị|là|ở|tại|trong|vào|với|thì|mà|ra|nhé|giúp|giùm|ạ|đi|cái|con|đó|này|sẽ|rằng|của|những|các|tất cả|mọi|qua|đây|nay|rồi|đứng|xếp|sắp xếp|xếp hạng|the|a|an|is|are|was|were|be|been|do|does|did|list|show|find|get|give|all|any|me all|please|of|in|on|at|to|that|which|who|there|their|our|we|us|those|these|it|located|based|living|tell|from|you|can|has|have|will|anything|anyone|during|within|with|for|since|ever|as|s|so far|made|make|let|see|look|display|everyone|everything|whose|than|trong vòng|trong khoảng|within the|over the|in the|through|chiếc|cuộc|nằm|sống|làm|việc|thời gian|kể|up|using|by|into|today s|stage|giai đoạn|in stage|ở giai đoạn|tổng hợp|thống kê|báo cáo|report|breakdown|statistics|distribution|hết|đc|rất|quá|mấy cái|hộ|giúp mình|giúp em|nha|nhỉ|vậy",
  ],
];
