import { fold } from "../core/text.ts";
import type { ImportObject } from "./imports.schema.ts";

/** Which heading is which field, in English, Vietnamese and the words of Salesforce and HubSpot. Pure. */

export interface FieldSpec {
  field: string;
  /** Headings that mean it, as people write them. */
  names: string[];
  required?: boolean;
  /** Headings that by themselves say what the file is about. */
  telling?: boolean;
}

const field = (name: string, names: string, more: Omit<FieldSpec, "field" | "names"> = {}): FieldSpec => ({
  field: name,
  names: names.split("|"),
  ...more,
});

const OWNER = field(
  "owner",
  "Owner|Owner Name|Record Owner|Account Owner|Company Owner|Contact Owner|Sales Agent|Sales Rep|Rep|Salesperson|Assigned To|Người phụ trách|Phụ trách|Nhân viên kinh doanh|Nhân viên phụ trách|NVKD",
);
const COUNTRY = field("country", "Country|Country/Region|Billing Country|Mailing Country|Country Code|Nation|Quốc gia|Nước");
const CITY = field("city", "City|Billing City|Mailing City|Town|Thành phố|Tỉnh thành|Tỉnh/Thành phố|Tỉnh|TP");
const DESCRIPTION = field("description", "Description|Notes|Note|Comments|About Us|Mô tả|Ghi chú|Diễn giải");
const CURRENCY = field("currency", "Currency|Currency Code|Currency ISO Code|Deal Currency Code|Tiền tệ|Loại tiền|Đơn vị tiền tệ");
const RECORD_ID = "Id|Record ID|External ID|Record ID - Contact|Record ID - Company|Record ID - Deal|Mã|ID";

const SKU = "SKU|Product Code|ProductCode|Item Code|Stock Code|StockCode|Item Number|Mã sản phẩm|Mã hàng|Mã SP|Mã hàng hóa|Mã vật tư";

export const FIELDS: Record<ImportObject, FieldSpec[]> = {
  companies: [
    field(
      "name",
      "Company|Company Name|Account|Account Name|Organization|Organisation|Organization Name|Business Name|Name|Customer|Customer Name|Công ty|Tên công ty|Doanh nghiệp|Tên doanh nghiệp|Tên khách hàng|Khách hàng|Tên",
      { required: true },
    ),
    field("externalId", `${RECORD_ID}|Account ID|Company ID|Mã công ty|Mã khách hàng`),
    field("domain", "Domain|Company Domain Name|Company Domain|Domain Name|Tên miền", { telling: true }),
    field("website", "Website|Website URL|Web|URL|Homepage|Trang web"),
    field("phone", "Phone|Phone Number|Telephone|Tel|Main Phone|Điện thoại|Số điện thoại|SĐT|ĐT"),
    field("industry", "Industry|Sector|Vertical|Ngành|Ngành nghề|Lĩnh vực|Lĩnh vực kinh doanh", { telling: true }),
    field(
      "employees",
      "Employees|Number of Employees|No. of Employees|NumberOfEmployees|Headcount|Company Size|Số nhân viên|Quy mô|Nhân sự",
      { telling: true },
    ),
    field("foundedYear", "Founded|Year Founded|Year Established|Founded Year|Established|Năm thành lập", { telling: true }),
    field("annualRevenue", "Revenue|Annual Revenue|AnnualRevenue|Turnover|Doanh thu|Doanh thu năm", { telling: true }),
    field(
      "annualRevenueMillions",
      "Revenue (millions)|Annual Revenue (millions)|Annual Revenue (in millions)|Revenue in Millions|Revenue (M)|Doanh thu (triệu)|Doanh thu năm (triệu)",
      { telling: true },
    ),
    CURRENCY,
    field("taxCode", "Tax Code|Tax ID|Tax Number|VAT Number|VAT|MST|Mã số thuế", { telling: true }),
    field("address", "Address|Street|Street Address|Billing Street|Billing Address|Địa chỉ"),
    CITY,
    COUNTRY,
    field("location", "Location|Office Location|Headquarters|HQ|Trụ sở|Địa điểm"),
    DESCRIPTION,
    field("stage", "Lifecycle Stage|Stage|Type|Account Type|Status|Giai đoạn|Trạng thái|Loại khách hàng"),
    field("parent", "Parent|Parent Company|Parent Account|Subsidiary Of|Công ty mẹ|Trực thuộc", { telling: true }),
    OWNER,
  ],
  contacts: [
    field("name", "Name|Full Name|Contact|Contact Name|Person|Họ tên|Họ và tên|Tên đầy đủ|Tên liên hệ|Người liên hệ|Liên hệ"),
    field("givenName", "First Name|FirstName|Given Name|Forename|Tên|Tên gọi", { telling: true }),
    field("middleName", "Middle Name|MiddleName|Tên đệm|Tên lót|Đệm", { telling: true }),
    field("familyName", "Last Name|LastName|Surname|Family Name|Họ|Họ và đệm|Họ và tên đệm", { telling: true }),
    field("externalId", `${RECORD_ID}|Contact ID|Lead ID|Mã liên hệ`),
    field("email", "Email|E-mail|Email Address|Mail|Thư điện tử|Địa chỉ email|Hộp thư"),
    field("email2", "Email 2|Second Email|Secondary Email|Other Email|Additional Email Addresses|Email phụ"),
    field("phone", "Phone|Phone Number|Telephone|Tel|Work Phone|Business Phone|Điện thoại|Số điện thoại|SĐT|ĐT|Điện thoại bàn"),
    field("mobile", "Mobile|Mobile Phone|MobilePhone|Mobile Phone Number|Cell|Cell Phone|Di động|Điện thoại di động|Số di động|Zalo"),
    field("title", "Title|Job Title|Position|Role|Chức vụ|Chức danh|Vị trí", { telling: true }),
    field(
      "company",
      "Company|Company Name|Account|Account Name|Organization|Organisation|Employer|Associated Company|Primary Associated Company|Công ty|Tên công ty|Doanh nghiệp|Đơn vị công tác",
    ),
    field("addressForm", "Salutation|Form of Address|Honorific|Prefix|Xưng hô|Danh xưng|Cách xưng hô", { telling: true }),
    field("language", "Language|Preferred Language|Ngôn ngữ"),
    field("stage", "Lifecycle Stage|Lead Status|Stage|Status|Giai đoạn|Trạng thái"),
    CITY,
    COUNTRY,
    field("birthday", "Birthday|Birthdate|Date of Birth|DOB|Ngày sinh|Sinh nhật", { telling: true }),
    DESCRIPTION,
    OWNER,
  ],
  members: [
    field(
      "name",
      "Member|Member Name|Sales Agent|Sales Rep|Agent|User|User Name|Full Name|Name|Employee|Nhân viên|Tên nhân viên|Họ tên|Họ và tên|Nhân viên kinh doanh",
      { required: true },
    ),
    field("email", "Email|E-mail|Email Address|Work Email|User Email|Thư điện tử"),
    field("manager", "Manager|Sales Manager|Reports To|Supervisor|Team Lead|Quản lý|Người quản lý|Trưởng nhóm", { telling: true }),
    field("region", "Region|Regional Office|Office|Territory|Branch|Team|Khu vực|Vùng|Chi nhánh|Văn phòng", { telling: true }),
    field("title", "Title|Job Title|Position|Chức vụ|Chức danh"),
    field("role", "Role|Profile|Vai trò|Quyền"),
  ],
  products: [
    field("name", "Product|Product Name|Item|Item Name|Name|Sản phẩm|Tên sản phẩm|Hàng hóa|Tên hàng|Dịch vụ|Tên", { required: true }),
    field("sku", `${SKU}|Code`, { telling: true }),
    field("externalId", `${RECORD_ID}|Product ID`),
    field("series", "Series|Family|Product Family|Category|Line|Product Line|Dòng|Dòng sản phẩm|Nhóm|Nhóm hàng|Loại", { telling: true }),
    field("price", "Price|Sales Price|Unit Price|UnitPrice|List Price|Retail Price|Giá|Giá bán|Đơn giá|Giá niêm yết", { telling: true }),
    field("cost", "Cost|Unit Cost|Cost Price|Giá vốn|Giá nhập", { telling: true }),
    field("stock", "Stock|In Stock|Stock Quantity|Quantity on Hand|Tồn kho|Số lượng tồn|Tồn", { telling: true }),
    CURRENCY,
    field("unit", "Unit|Unit of Measure|UOM|Đơn vị|Đơn vị tính|ĐVT", { telling: true }),
    DESCRIPTION,
  ],
  deals: [
    field("name", "Deal|Deal Name|Opportunity|Opportunity Name|Name|Tên|Cơ hội|Tên cơ hội|Thương vụ|Tên thương vụ|Giao dịch"),
    field("externalId", `Opportunity ID|Deal ID|${RECORD_ID}|Mã cơ hội|Mã giao dịch`),
    field(
      "company",
      "Company|Company Name|Account|Account Name|Organization|Customer|Associated Company|Primary Associated Company|Công ty|Tên công ty|Khách hàng|Tên khách hàng",
    ),
    field("contact", "Contact|Contact Email|Primary Contact|Associated Contact|Email|Email liên hệ|Người liên hệ"),
    field("product", "Product|Product Name|Item|Sản phẩm|Tên sản phẩm|Dịch vụ"),
    field("owner", `Deal Owner|Opportunity Owner|${OWNER.names.join("|")}|Nhân viên`),
    field("stage", "Stage|Deal Stage|StageName|Stage Name|Opportunity Stage|Pipeline Stage|Status|Giai đoạn|Trạng thái|Tình trạng", {
      telling: true,
    }),
    field("amount", "Amount|Deal Amount|Value|Deal Value|Close Value|Total|Giá trị|Giá trị hợp đồng|Số tiền|Doanh số", { telling: true }),
    CURRENCY,
    field("openedAt", "Open Date|Opened|Engage Date|Start Date|Create Date|Created Date|Created|Ngày mở|Ngày tạo|Ngày bắt đầu"),
    field("closedAt", "Close Date|CloseDate|Closed|Closed Date|Won Date|Ngày chốt|Ngày đóng|Ngày kết thúc|Ngày ký", { telling: true }),
    field("expectedCloseAt", "Expected Close|Expected Close Date|Forecast Close|Dự kiến chốt|Ngày dự kiến chốt", { telling: true }),
    field("nextStep", "Next Step|NextStep|Next Steps|Bước tiếp theo|Việc tiếp theo", { telling: true }),
    field("lostReason", "Lost Reason|Closed Lost Reason|Loss Reason|Lý do mất|Lý do thất bại", { telling: true }),
  ],
  orders: [
    field(
      "number",
      "Order|Order Number|Order No|Order No.|Order ID|OrderID|Invoice|Invoice Number|Invoice No|Invoice No.|InvoiceNo|Receipt|Receipt Number|Số đơn hàng|Mã đơn hàng|Mã đơn|Đơn hàng|Số hóa đơn|Số hoá đơn|Mã hóa đơn|Số HĐ|Số chứng từ",
      { telling: true },
    ),
    field(
      "orderedAt",
      "Order Date|OrderDate|Invoice Date|InvoiceDate|Purchase Date|Ordered|Ordered At|Transaction Date|Date|Ngày đặt|Ngày đặt hàng|Ngày mua|Ngày hóa đơn|Ngày hoá đơn|Ngày bán|Ngày chứng từ|Ngày",
      { telling: true },
    ),
    field("customerId", "Customer ID|CustomerID|Customer Code|Client ID|Account ID|Buyer ID|Mã khách hàng|Mã khách|Mã KH|Id", {
      telling: true,
    }),
    field(
      "customer",
      "Customer|Customer Name|Client|Client Name|Buyer|Account|Account Name|Company|Company Name|Bill To|Khách hàng|Tên khách hàng|Người mua|Công ty|Tên công ty",
    ),
    field("email", "Email|E-mail|Email Address|Customer Email|Thư điện tử|Địa chỉ email"),
    COUNTRY,
    field("sku", SKU, { telling: true }),
    field(
      "product",
      "Product|Product Name|Item|Item Name|Lineitem Name|Description|Sản phẩm|Tên sản phẩm|Tên hàng|Hàng hóa|Mặt hàng|Diễn giải",
    ),
    field("quantity", "Quantity|Qty|Units|Lineitem Quantity|Pieces|CDs|Số lượng|SL", { telling: true }),
    field("unitPrice", "Unit Price|UnitPrice|Price|Lineitem Price|Đơn giá|Giá|Giá bán", { telling: true }),
    field("discount", "Discount|Line Discount|Discount Amount|Giảm giá|Chiết khấu|Tiền chiết khấu"),
    field("amount", "Amount|Total|Line Total|Order Total|Grand Total|Subtotal|Sales|Thành tiền|Tổng tiền|Số tiền|Tổng cộng|Doanh thu"),
    CURRENCY,
    field("status", "Status|Order Status|Fulfillment Status|Trạng thái|Tình trạng|Trạng thái đơn hàng"),
    field("channel", "Channel|Sales Channel|Source|Store|Kênh|Kênh bán|Kênh bán hàng|Nguồn đơn"),
    field("note", "Note|Notes|Comments|Ghi chú"),
    OWNER,
  ],
};

/** Enough of a row to make a record of it: any one of these sets of fields. */
const SUFFICIENT: Record<ImportObject, string[][]> = {
  companies: [["name"]],
  contacts: [["email"], ["name"], ["givenName"], ["familyName"]],
  members: [["name"]],
  products: [["name"], ["sku"]],
  deals: [["name"], ["externalId", "stage"], ["externalId", "amount"], ["company", "stage"], ["company", "amount"], ["product", "stage"]],
  orders: [
    ...[
      ["number", "unitPrice"],
      ["number", "amount"],
    ],
    ...[
      ["orderedAt", "unitPrice"],
      ["orderedAt", "amount"],
    ],
  ],
};

export type Mapping = Record<string, string | null>;

export interface ObjectGuess {
  object: ImportObject;
  mapping: Mapping;
  /** 0 to 1: how much of the file this object explains. */
  confidence: number;
}

const headingKey = (heading: string) => fold(heading).replace(/[^a-z0-9]+/g, "");

const ALIASES = new Map(
  Object.entries(FIELDS).map(([object, specs]) => [
    object,
    new Map(specs.flatMap((spec) => [spec.field, ...spec.names].map((name): [string, FieldSpec] => [headingKey(name), spec]))),
  ]),
);

/** Headings → fields of one object; each field is given once, to the first heading that means it. */
export function guessMapping(object: ImportObject, headings: string[]): Mapping {
  const taken = new Set<string>();
  const mapping: Mapping = Object.fromEntries(
    headings.map((heading) => {
      const found = ALIASES.get(object)?.get(headingKey(heading))?.field;
      if (!found || taken.has(found)) return [heading, null];
      taken.add(found);
      return [heading, found];
    }),
  );
  return inContext(object, mapping, taken);
}

/**
 * What a heading means by the company it keeps: beside no product, the price is of the whole purchase; beside a code and no name, the
 * description is the name.
 */
function inContext(object: ImportObject, mapping: Mapping, taken: ReadonlySet<string>): Mapping {
  const instead = (from: string, to: string): Mapping =>
    Object.fromEntries(Object.entries(mapping).map(([heading, name]) => [heading, name === from ? to : name]));
  const hasGoods = taken.has("sku") || taken.has("product");
  if (object === "orders" && !hasGoods && taken.has("unitPrice") && !taken.has("amount")) return instead("unitPrice", "amount");
  if (object === "products" && !taken.has("name") && taken.has("sku")) return instead("description", "name");
  return mapping;
}

/** What the rows of a file are, judged by its headings and its name, or undefined when they fit no object well. */
export function guessObject(headings: string[], fileName = ""): ObjectGuess | undefined {
  const guesses = (Object.keys(FIELDS) as ImportObject[]).map((object) => {
    const mapping = guessMapping(object, headings);
    return { object, mapping, weight: weightOf(object, headings, mapping, fileName), confidence: confidenceOf(object, headings, mapping) };
  });
  const best = guesses.filter((guess) => guess.confidence >= 0.4).sort((left, right) => right.weight - left.weight)[0];
  return best && { object: best.object, mapping: best.mapping, confidence: best.confidence };
}

/** True when rows with these fields can become records. */
export function isSufficient(object: ImportObject, mapping: Mapping): boolean {
  const given = new Set(Object.values(mapping));
  return SUFFICIENT[object].some((set) => set.every((name) => given.has(name)));
}

export const requiredFieldsOf = (object: ImportObject): string => SUFFICIENT[object].map((set) => set.join(" and ")).join(", or ");

/** A list of the columns of other files ("Table, Field, Description") holds no records. */
export function isDataDictionary(headings: string[]): boolean {
  const keys = new Set(headings.map(headingKey));
  const namesColumns = ["field", "fieldname", "column", "columnname", "variable", "attribute", "truong", "tencot"].some((key) =>
    keys.has(key),
  );
  return namesColumns && ["description", "definition", "meaning", "mota", "ynghia"].some((key) => keys.has(key)) && headings.length <= 8;
}

/** Every heading, left out. */
export const unmapped = (headings: string[]): Mapping => Object.fromEntries(headings.map((heading) => [heading, null]));

const FILE_WORDS: Record<ImportObject, RegExp> = {
  companies: /compan|account|organi[sz]ation|cong ?ty|doanh ?nghiep|khach ?hang/,
  contacts: /contact|people|person|lead|lien ?he/,
  members: /member|team|user|agent|staff|nhan ?vien/,
  products: /product|item|san ?pham|hang ?hoa/,
  orders: /order|invoice|transaction|purchase|sales|don ?hang|hoa ?don|giao ?dich|ban ?hang/,
  deals: /deal|opportunit|pipeline|co ?hoi|thuong ?vu/,
};

const knownOf = (headings: string[], mapping: Mapping) => headings.filter((heading) => mapping[heading]);

function weightOf(object: ImportObject, headings: string[], mapping: Mapping, fileName: string): number {
  const known = knownOf(headings, mapping);
  const telling = known.filter((heading) => ALIASES.get(object)?.get(headingKey(heading))?.telling).length;
  return known.length + telling / 2 + (FILE_WORDS[object].test(fold(fileName)) ? 1.5 : 0);
}

// Exports of other systems have a hundred columns: eight that are known say enough.
const ENOUGH_COLUMNS = 8;

function confidenceOf(object: ImportObject, headings: string[], mapping: Mapping): number {
  if (!isSufficient(object, mapping)) return 0;
  return Math.min(1, knownOf(headings, mapping).length / Math.min(headings.length, ENOUGH_COLUMNS));
}
