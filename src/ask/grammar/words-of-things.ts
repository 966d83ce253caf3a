import type { Meaning } from "./marks.ts";

/** What the things are called that one asks about. Each line: a meaning, and its phrases of both languages between bars. */
export const THINGS: [Meaning, string][] = [
  [
    { is: "noun", noun: "contacts" },
    "khách hàng|khách|liên hệ|người liên hệ|danh bạ|người|contact|contacts|customer|customers|client|clients|people|person|buyer|buyers|kh",
  ],
  [
    { is: "noun", noun: "companies" },
    "công ty|doanh nghiệp|tổ chức|đơn vị|cty|hãng|quán nào|những quán|các quán|quán ở|tiệm nào|những tiệm|cửa hàng|đại lý|shop|shops|store|stores|company|companies|account|accounts|business|businesses|organisation|organisations|organization|organizations|firm|firms",
  ],
  [
    { is: "noun", noun: "deals" },
    "cơ hội|cơ hội bán hàng|thương vụ|deal|deals|opportunity|opportunities|hợp đồng tiềm năng|cơ hội kinh doanh",
  ],
  [{ is: "noun", noun: "tasks" }, "công việc|việc|việc cần làm|nhiệm vụ|đầu việc|task|tasks|to do|to dos|todo|todos|việc phải làm"],
  [{ is: "noun", noun: "products" }, "sản phẩm|sp|mặt hàng|hàng hóa|product|products|item|items|goods"],
  [
    { is: "noun", noun: "members" },
    "nhân viên|thành viên|nhân viên kinh doanh|nhân viên bán hàng|sale|sales rep|sales reps|rep|reps|salesperson|salespeople|sales agent|sales agents|agent|agents|member|members|colleague|colleagues|team member|team members|seller|sellers|nv|nvkd|nvbh|ai|who|ai là người|người nào là người|who is the one|who is the person|who was the one",
  ],
  [{ is: "noun", noun: "activities" }, "hoạt động|tương tác|lịch sử|activity|activities|interaction|interactions|touchpoint|touchpoints"],
  [{ is: "noun", noun: "orders" }, "đơn hàng|đơn đặt hàng|đơn|đh|order|orders|purchase|purchases"],
  [{ is: "noun", noun: "activities", kind: "call" }, "cuộc gọi|cuộc điện thoại|call|calls|phone calls|phone call"],
  [{ is: "noun", noun: "activities", kind: "email" }, "thư|email|emails|mail|mails|thư điện tử|e mail"],
  [
    { is: "noun", noun: "activities", kind: "meeting" },
    "cuộc họp|buổi họp|cuộc hẹn|lịch họp|buổi gặp|cuộc gặp|meeting|meetings|appointment|appointments",
  ],
  [{ is: "noun", noun: "activities", kind: "visit" }, "chuyến thăm|lượt thăm|buổi thăm|visit|visits"],
  [{ is: "noun", noun: "activities", kind: "note" }, "ghi chú|note|notes"],
  [{ is: "noun", noun: "activities", kind: "chat" }, "tin nhắn|đoạn chat|chat|chats|message|messages|zalo"],
  [{ is: "noun", noun: "activities", kind: "sms" }, "tin sms|sms"],
  [{ is: "noun", noun: "activities", kind: "form" }, "biểu mẫu|form|forms|form submission|form submissions"],
  [
    { is: "me" },
    "tôi|của tôi|tui|của tui|mình|của mình|em|me|my|mine|i|do tôi phụ trách|tôi phụ trách|assigned to me|belonging to me|owned by me",
  ],

  [{ is: "choice", field: "stage", value: "lead" }, "khách hàng tiềm năng|khách tiềm năng|tiềm năng|lead|leads|prospect|prospects"],
  [{ is: "choice", field: "stage", value: "qualified" }, "đủ điều kiện|đã xác định nhu cầu|qualified|qualified leads"],
  [
    { is: "choice", field: "stage", value: "customer" },
    "giai đoạn khách hàng|đã là khách hàng|đã thành khách hàng|khách hàng hiện tại|khách hàng chính thức|existing customers|current customers|paying customers|in the customer stage",
  ],
  [
    { is: "choice", field: "stage", value: "former" },
    "khách hàng cũ|khách cũ|khách đã rời|former customers|former clients|former|lost customers|churned|ex customers",
  ],
  [{ is: "choice", field: "dealStage", value: "prospecting" }, "tìm hiểu|đang tìm hiểu|prospecting"],
  [{ is: "choice", field: "dealStage", value: "engaging" }, "tiếp cận|đang tiếp cận|engaging"],
  [{ is: "choice", field: "dealStage", value: "proposal" }, "báo giá|đang báo giá|chờ báo giá|proposal|in proposal|proposal stage|quoted"],
  [
    { is: "choice", field: "dealStage", value: "negotiation" },
    "đàm phán|đang đàm phán|thương lượng|negotiation|in negotiation|negotiating",
  ],
  [
    { is: "choice", field: "orderStatus", value: "placed" },
    "chưa giao|chưa được giao|chưa giao hàng|chưa giao xong|chưa giao cho khách|undelivered|not delivered|not yet delivered|not fulfilled|unfulfilled",
  ],
  [{ is: "choice", field: "orderStatus", value: "fulfilled" }, "đã giao|đã giao hàng|đã giao xong|giao xong|delivered|fulfilled"],
  [
    { is: "choice", field: "orderStatus", value: "cancelled" },
    "hủy bỏ|huỷ bỏ|đã hủy bỏ|đã huỷ bỏ|bị hủy bỏ|bị huỷ bỏ|bị hủy|bị huỷ|đã hủy|đã huỷ|đã bị hủy|đã bị huỷ|bị khách hủy|bị khách huỷ|cancelled|canceled|called off|voided",
  ],
  [
    { is: "choice", field: "orderStatus", value: "returned" },
    "trả hàng|bị trả|bị trả hàng|bị trả lại|trả lại|đã trả lại|hoàn hàng|returned|sent back",
  ],
  [{ is: "choice", field: "direction", value: "in" }, "đến|gửi đến|nhận được|incoming|inbound|received"],
  [{ is: "choice", field: "direction", value: "out" }, "đi|gửi|gửi đi|đã gửi|outgoing|outbound|sent"],
  [{ is: "choice", field: "language", value: "en" }, "tiếng anh|english speaking|english"],
  [{ is: "choice", field: "language", value: "vi" }, "tiếng việt|vietnamese speaking|vietnamese"],
  [{ is: "choice", field: "role", value: "manager" }, "vai trò quản lý|role manager"],

  [
    { is: "dimension", dimension: "owner" },
    "người phụ trách|phụ trách|owner|owners|người thực hiện|assignee|assignees|tác giả|author|người bán",
  ],
  [{ is: "dimension", dimension: "manager" }, "quản lý|trưởng nhóm|sếp|manager|managers"],
  [{ is: "dimension", dimension: "stage" }, "giai đoạn|stage|stages|bước"],
  [{ is: "dimension", dimension: "status" }, "trạng thái|tình trạng|status|kết quả"],
  [{ is: "dimension", dimension: "kind" }, "loại|kiểu|kênh|kind|type|types|channel|kinds"],
  [{ is: "dimension", dimension: "source" }, "nguồn|source|sources"],
  [
    { is: "dimension", dimension: "reason" },
    "lý do|nguyên nhân|lý do mất|lý do thua|nguyên nhân mất|nguyên nhân thua|reason|reasons|lost reason|lost reasons|loss reason|loss reasons",
  ],
  [{ is: "dimension", dimension: "role" }, "vai trò|chức vụ|role|roles"],
  [{ is: "dimension", dimension: "language" }, "ngôn ngữ|language|languages"],
  [{ is: "dimension", dimension: "city" }, "thành phố|tỉnh|tỉnh thành|địa phương|nơi|tp|city|cities|town|towns|place|location"],
  [{ is: "dimension", dimension: "country" }, "quốc gia|nước|country|countries"],
  [{ is: "dimension", dimension: "industry" }, "ngành|ngành nghề|lĩnh vực|industry|industries|sector|sectors"],
  [
    { is: "dimension", dimension: "region" },
    "khu vực|vùng|miền|văn phòng|region|regions|regional office|regional offices|office|offices|territory",
  ],
  [
    { is: "dimension", dimension: "series" },
    "dòng sản phẩm|dòng|product series|product category|product categories|nhóm sản phẩm|nhóm hàng|series|product line|product lines|category|categories",
  ],

  [{ is: "part", field: "nextStep" }, "bước tiếp theo|bước kế tiếp|việc tiếp theo|kế hoạch tiếp theo|next step|next steps|next action"],
  [{ is: "part", field: "ownerId" }, "người phụ trách|ai phụ trách|owner|assignee|người thực hiện"],
  [{ is: "part", field: "emails" }, "địa chỉ email|địa chỉ mail|email|emails|mail|email address|email addresses|e mail address"],
  [{ is: "part", field: "phones" }, "số điện thoại|sđt|điện thoại|phone number|phone numbers|phone"],
  [{ is: "part", field: "companyId" }, "tên công ty"],
  [{ is: "part", field: "amount" }, "số tiền"],
  [{ is: "part", field: "expectedCloseAt" }, "ngày dự kiến chốt|ngày chốt|ngày dự kiến|close date|expected close date|closing date"],
  [{ is: "part", field: "dueAt" }, "hạn|hạn chót|ngày đến hạn|due date|deadline"],
  [
    { is: "part", field: "assigned", isNot: true },
    "chưa giao|chưa được giao|chưa giao ai|chưa giao cho ai|chưa được giao cho ai|chưa phân công|chưa được phân công|chưa phân công cho ai|chưa phân công ai|không ai phụ trách|chưa ai phụ trách|chưa có ai phụ trách|không có ai phụ trách|chưa có người phụ trách|không có người phụ trách|chưa có ai nhận|chưa ai nhận|unassigned|not assigned|not assigned to anyone|not assigned to anybody|not yet assigned|nobody is assigned to|no one is assigned to|assigned to nobody|assigned to no one|unowned|ownerless|without an owner|without owner|with no owner|nobody owns|no one owns",
  ],
  [
    { is: "part", field: "companyId", isNot: true },
    "chưa có công ty|không có công ty|không thuộc công ty nào|chưa thuộc công ty nào|without a company|with no company|without company",
  ],
  [{ is: "part", field: "taxCode" }, "mã số thuế|tax code|tax number"],
  [{ is: "part", field: "website" }, "trang web|website"],
  [{ is: "part", field: "birthday" }, "ngày sinh|sinh nhật|ngày sinh nhật|birthday|birthdays|date of birth"],
];
