/** Words that tell names from other capitalised words, in both languages. Lower case, with marks. */

const list = (text: string): Set<string> => new Set(text.split(/\s+/));

/** Family names: at the start of a sentence they begin a name rather than a sentence. */
export const FAMILY_NAMES = list(
  "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn mai trương lâm phùng tô đào tạ hà cao châu quách thái lương lưu " +
    "vương tăng triệu nghiêm kiều chu doãn la từ tống thân nguyen tran pham hoang huynh vu vo dang bui do ngo duong ly dinh doan truong lam " +
    "smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin lee thompson white harris clark lewis robinson walker young allen " +
    "king wright scott hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart kim park choi wang li zhang " +
    "liu chen yang huang tanaka sato suzuki watanabe ito yamamoto nakamura kobayashi müller schmidt schneider fischer weber meyer wagner rossi ferrari garcia martinez lopez",
);

/** Given names that are hardly ever another word, so that one may be known at the start of a sentence. */
export const GIVEN_NAMES = list(
  "minh tuấn hùng dũng hưng khánh khoa khôi lan linh loan mai nga ngân nhung nhật oanh phúc phương quân quốc quyên quỳnh sơn thảo thắng thịnh thu thùy thủy trang " +
    "trinh trúc tú tùng uyên vân việt vinh vy xuân yến ánh đạt đức giang hạnh hằng hiền hiếu hiệp hoàng huệ huy huyền kiên kiệt lộc luân nghĩa ngọc duy diễm dung diệp " +
    "bảo bích châu chi cúc đăng anh hân hậu hoài hồng hương khải khang liên mỹ nguyên nhi phong phượng quang quý sang tâm tân thạch thanh thiện thông thúy tiến tín toàn trí trung trường " +
    "peter john mary sarah emily michael david james robert william richard joseph thomas charles daniel matthew anthony andrew paul steven kevin brian george edward " +
    "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis " +
    "jerry tyler aaron jose adam nathan henry douglas zachary kyle patricia jennifer linda elizabeth barbara susan jessica karen lisa nancy betty sandra margaret ashley " +
    "kimberly donna carol michelle amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela nicole samantha katherine emma " +
    "ruth christine catherine debra rachel carolyn janet maria heather diane julie olivia sophie lucas liam noah oliver hugo pierre marie claire hans klaus anja kenji hiroshi " +
    "takeshi yuki akira haruto sakura mei wei jun hyun min-jun ji-woo somchai raj priya arjun ahmed mohammed ali fatima carlos luis ana sofia marco giulia tom tim ben sam joe mike dave steve chris alex kate jane",
);

/** Forms of address; behind another part of a name they are one themselves ("Kiều Anh"). */
export const ADDRESSES = list("anh em bà cô chú bác ông chị");

/** Capitalised words that name nobody. */
export const NOT_NAMES = list(
  "anh chị em ông bà cô chú bác bạn mr mrs ms miss mx dr prof sir madam dear hi hello hey kính chào thân " +
    "i i'm i've i'll i'd a the my your our his her their its this that these those we you he she they it and or but so as if in on at by for from to of with " +
    "no yes not re fwd fw cc bcc ps p/s tb nb fyi asap ok okay n/a tbc tbd am pm eta etd " +
    "ceo cfo cto coo cmo hr qc qa it r&d pr sales marketing admin manager director engineer team " +
    "vat gtgt crm erp api pdf excel word powerpoint email e-mail mail zalo viber whatsapp skype teams zoom internet online website web sms faq app " +
    "fob cif exw ddp dap fca lc l/c t/t tt po so pi ci bl b/l co cq c/o moq sla kpi roi b2b b2c rfq rfp nda mou sku oem odm " +
    "vnd vnđ usd eur gbp jpy sgd aud thb krw cny rmb us uk eu " +
    "tnhh cp mtv jsc ltd llc inc corp co plc gmbh pte hđ đh bg hđqt kcn kcx ccn tp q p tx tt ql đt sđt " +
    "english vietnamese japanese korean chinese french german thai tết noel christmas easter lunar " +
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday",
);

/** English words that open sentences, and loan words that Vietnamese ones open with. */
export const EVERYDAY = list(
  "management finance procurement legal everyone everybody nobody somebody someone people customer customers engineering accounting support sales marketing headquarters both they which what that this these those there here " +
    "your have would could should might please thank thanks sorry happy looking following attached regarding based since after before when while once until although though because also besides however therefore meanwhile finally firstly secondly " +
    "payment delivery shipment quotation quote price prices order orders invoice invoices contract contracts project pilot sample samples budget team teams staff management production material materials product products service services " +
    "file link showroom catalogue catalog container containers pallet pallets carton demo deal size logo banner video clip shop combo voucher ship shipper feedback deadline meeting report slide template profile facebook google server laptop check update form " +
    "today yesterday tomorrow next last only still just even many most some such another other others each every either neither nothing something anything everything under over with within without between during according despite unless whether above below perhaps maybe unfortunately fortunately actually currently recently previously",
);

/** Phrases that formal Vietnamese and English write with capitals without naming anyone. */
export const PHRASES = new RegExp(
  "(?<![\\p{L}\\p{M}])(?:" +
    [
      "quý (?:khách hàng|khách|công ty|anh chị|anh/chị|đối tác|vị)",
      "anh/chị",
      "công ty(?: (?:tnhh|cổ phần|cp|mtv|liên doanh|hợp danh|tư nhân))*(?: một thành viên)?",
      "tập đoàn",
      "tổng công ty",
      "cty",
      "(?:tổng |phó )?giám đốc(?: (?:điều hành|kinh doanh|tài chính|mua hàng|sản xuất|nhà máy|chi nhánh))?",
      "(?:phó |trưởng )?phòng(?: (?:kinh doanh|kế toán|mua hàng|nhân sự|kỹ thuật|hành chính|vật tư|bán hàng|marketing|chăm sóc khách hàng))?",
      "kế toán(?: trưởng)?",
      "ban (?:giám đốc|lãnh đạo|quản trị)",
      "hội đồng quản trị",
      "bộ phận",
      "chi nhánh",
      "nhà máy",
      "kho",
      "xưởng",
      "văn phòng",
      "khu công nghiệp",
      "thành phố",
      "tỉnh",
      "quận",
      "huyện",
      "phường",
      "đường",
      "(?:phụ lục )?hợp đồng(?: (?:nguyên tắc|kinh tế|mua bán))?",
      "(?:bảng )?báo giá",
      "đơn (?:đặt )?hàng",
      "hóa đơn",
      "hoá đơn",
      "phiếu (?:giao hàng|xuất kho|bảo hành)",
      "biên bản(?: nghiệm thu| bàn giao)?",
      "công nợ",
      "bảo hành",
      "tiếng (?:anh|việt|nhật|hàn|trung)",
      "tết nguyên đán",
      "nguyên đán",
      "trung thu",
      "giáng sinh",
      "new year",
      "trân trọng",
      "thân mến",
      "kính (?:gửi|thư|chào|mời|mong|chúc)",
      "cảm ơn",
      "xin (?:chào|lỗi)",
      "best regards",
      "kind regards",
      "warm regards",
      "yours sincerely",
      "thank you",
      "purchase order",
      "sales order",
      "invoice",
      "quotation",
      "proforma invoice",
      "happy new year",
      "merry christmas",
      "account manager",
      "sales (?:manager|director|executive|team)",
      "customer (?:success|service|care|support)",
    ].join("|") +
    ")(?![\\p{L}\\p{M}])",
  "giu",
);

/** Places by their names in both languages: each line is one place. */
export const SAME_PLACE: string[][] = [
  ["nhật bản", "nhật", "japan", "japanese"],
  ["hàn quốc", "hàn", "korea", "south korea", "korean"],
  ["trung quốc", "china", "chinese"],
  ["mỹ", "hoa kỳ", "usa", "us", "united states", "america", "american"],
  ["thái lan", "thái", "thailand"],
  ["đức", "germany", "german"],
  ["pháp", "france", "french"],
  ["anh quốc", "vương quốc anh", "uk", "united kingdom", "england", "britain"],
  ["úc", "australia"],
  ["đài loan", "taiwan"],
  ["hồng kông", "hong kong", "hk"],
  ["hà lan", "netherlands"],
  ["ấn độ", "india"],
  ["lào", "laos"],
  ["campuchia", "cambodia"],
  ["việt nam", "vn", "vietnam", "vietnamese"],
  ["tp hồ chí minh", "tphcm", "hcm", "hcmc", "tp hcm", "hồ chí minh", "sài gòn", "saigon", "ho chi minh city"],
  ["châu âu", "europe", "eu", "european"],
];
