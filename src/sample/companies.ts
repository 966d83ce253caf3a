import type { CompanyDraft, MemberDraft } from "./drafts.ts";
import type { Stage } from "./people.ts";

type Line = [key: string, name: string, industry: string, city: string, stage: Stage, owner: string, size: [employees: number, founded: number], about: string];

/** Customers, prospects and suppliers in Vietnam. The key is also the name of the domain. */
export const HOME_COMPANIES: readonly Line[] = [
  ["nangsom", "Công ty CP Nắng Sớm", "Chuỗi cà phê", "TP. Hồ Chí Minh", "customer", "tram", [210, 2016], "Chuỗi 18 quán ở TP.HCM và Thủ Đức, kho tổng ở Tân Bình. Đặt hàng hai tuần một lần, dùng máy MG từ 2023."],
  ["sonhai", "Khách sạn Sơn Hải", "Khách sạn", "Đà Nẵng", "customer", "khoi", [180, 2008], "Bốn sao, 220 phòng, đường Võ Nguyên Giáp. Mua qua phòng mua hàng, duyệt ba cấp."],
  ["hiennha", "Cà phê Hiên Nhà", "Quán cà phê", "Huế", "customer", "khoi", [6, 2012], "Quán sân vườn của cô Diệu ở Kim Long. Chỉ bán cà phê phin."],
  ["benxua", "Nhà hàng Bến Xưa", "Nhà hàng", "Hội An", "customer", "khoi", [45, 2011], "Nhà hàng ven sông Hoài, khách châu Âu là chính."],
  ["dongxanh", "Công ty TNHH Phân phối Đồng Xanh", "Phân phối thực phẩm", "Cần Thơ", "customer", "tram", [60, 2009], "Nhà phân phối cho 120 điểm bán ở sáu tỉnh miền Tây. Công nợ 30 ngày."],
  ["duyenhai", "Trường Cao đẳng Du lịch Duyên Hải", "Đào tạo", "Nha Trang", "qualified", "khoi", [120, 1998], "Trường công, mua sắm theo ngân sách năm."],
  ["bienngoc", "Khách sạn Biển Ngọc", "Khách sạn", "Quy Nhơn", "customer", "khoi", [140, 2015], "Khách sạn 160 phòng trên đường An Dương Vương, hai quầy bar."],
  ["phonui", "Công ty TNHH Rang xay Phố Núi", "Rang xay", "Pleiku", "customer", "khoi", [14, 2018], "Xưởng rang gia công cho khoảng 40 quán ở Gia Lai và Kon Tum."],
  ["may", "Cà phê Mây", "Quán cà phê", "Đà Lạt", "customer", "tram", [9, 2024], "Quán nhỏ trên dốc Nhà Làng của hai bạn trẻ Vy và Minh."],
  ["taman", "Công ty CP Siêu thị Tâm An", "Bán lẻ", "Vinh", "customer", "ha", [420, 2010], "Mười một siêu thị ở Nghệ An và Hà Tĩnh. Nhập hàng về kho trung tâm ở Vinh."],
  ["thanhphat", "Công ty TNHH Suất ăn Thành Phát", "Suất ăn công nghiệp", "Thủ Dầu Một", "customer", "tram", [650, 2006], "Nấu 18.000 suất ăn mỗi ngày cho chín nhà máy."],
  ["hongduc", "Bệnh viện Đa khoa Hồng Đức", "Y tế", "Hải Phòng", "other", "ha", [800, 2003], "Bệnh viện tư 350 giường, có quầy cà phê ở sảnh."],
  ["gacmai", "Không gian làm việc Gác Mái", "Văn phòng chia sẻ", "Hà Nội", "qualified", "ha", [28, 2019], "Ba cơ sở ở Cầu Giấy, Đống Đa và Tây Hồ, khoảng 600 chỗ ngồi."],
  ["lame", "Chuỗi cà phê Lá Me", "Chuỗi cà phê", "Hà Nội", "customer", "ha", [55, 2017], "Sáu quán trong phố cổ và Ba Đình."],
  ["hoxanh", "Khách sạn Hồ Xanh", "Khách sạn", "Hà Nội", "qualified", "ha", [95, 2012], "Khách sạn 110 phòng cạnh hồ Trúc Bạch."],
  ["catvang", "Khu nghỉ dưỡng Cát Vàng", "Khu nghỉ dưỡng", "Phan Thiết", "customer", "tram", [260, 2013], "Resort ở Hàm Tiến, ba quầy bar, một nhà hàng ăn sáng 300 khách."],
  ["denlong", "Cửa hàng quà tặng Đèn Lồng", "Quà lưu niệm", "Hội An", "customer", "khoi", [5, 2015], "Bán túi lọc và phin cho khách du lịch."],
  ["truongson", "Công ty CP May Trường Sơn", "Dệt may", "Đà Nẵng", "customer", "khoi", [1200, 2001], "Hai căng tin ở khu công nghiệp Hoà Khánh, uống cà phê sữa là chính."],
  ["vinhlam", "Công ty CP Du thuyền Vịnh Lam", "Du lịch", "Hạ Long", "customer", "ha", [230, 2014], "Bảy du thuyền ngủ đêm. Hàng giao ở cảng Tuần Châu."],
  ["gocpho", "Cà phê Góc Phố", "Quán cà phê", "Thanh Hoá", "customer", "ha", [11, 2020], "Quán của anh Thanh trên đường Lê Hoàn."],
  ["daosim", "Khu nghỉ dưỡng Đảo Sim", "Khu nghỉ dưỡng", "Phú Quốc", "customer", "tram", [310, 2018], "Resort 180 phòng ở Bãi Dài. Dùng bốn bộ MG Cold và hai máy MG Duo."],
  ["eakao", "HTX Cà phê Ea Kao", "Nhà cung cấp nhân xanh", "Buôn Ma Thuột", "other", "linh", [62, 2014], "Nguồn Robusta Fine của Mộc Giang, 62 hộ, khoảng 180 ha."],
  ["caudatxanh", "HTX Nông nghiệp Cầu Đất Xanh", "Nhà cung cấp nhân xanh", "Đà Lạt", "other", "linh", [38, 2011], "Nguồn Arabica sơ chế ướt."],
  ["minhquang", "Công ty TNHH Bao bì Minh Quang", "Bao bì", "Biên Hoà", "other", "linh", [75, 2007], "In túi van một chiều và hộp giấy cho Mộc Giang."],
  ["canhen", "Công ty TNHH Dịch vụ Phòng chờ Cánh Én", "Dịch vụ sân bay", "Đà Nẵng", "customer", "khoi", [70, 2017], "Hai phòng chờ thương gia ở sân bay Đà Nẵng và Phú Bài."],
  ["anhduong", "Công ty CP Phần mềm Ánh Dương", "Phần mềm", "Đà Nẵng", "customer", "khoi", [350, 2010], "Ba tầng văn phòng, mỗi tầng một máy MG Solo. Đặt quà Tết cho nhân viên."],
  ["batu", "Bánh mì và Cà phê Bà Tư", "Quán ăn", "Mỹ Tho", "customer", "tram", [8, 1996], "Quán gia đình ba đời gần cầu Quay."],
  ["haiau", "Trạm dừng chân Hải Âu", "Trạm dừng chân", "Quảng Ngãi", "customer", "khoi", [48, 2016], "Trên quốc lộ 1, cuối tuần và lễ bán 900 ly mỗi ngày."],
  ["hungloc", "Công ty TNHH Hưng Thịnh Lộc", "Phân phối thực phẩm", "Thái Nguyên", "qualified", "ha", [35, 2013], "Muốn làm nhà phân phối ở Thái Nguyên và Bắc Kạn."],
  ["kimbarista", "Học viện Barista Kim", "Đào tạo", "TP. Hồ Chí Minh", "customer", "tram", [16, 2019], "Mỗi tháng hai lớp, 24 học viên. Giới thiệu máy MG cho học viên mở quán."],
  ["thanhnam", "Cà phê Thành Nam", "Quán cà phê", "Nam Định", "lead", "ha", [4, 2022], "Quán vợ chồng trẻ, đang dùng máy gia đình."],
  ["muavang", "Công ty CP Ẩm thực Mùa Vàng", "Chuỗi nhà hàng", "TP. Hồ Chí Minh", "customer", "tram", [540, 2012], "Chín nhà hàng, trong đó hai nơi có quầy cà phê riêng."],
  ["cuadong", "Khách sạn Cửa Đông", "Khách sạn", "Hải Phòng", "customer", "ha", [60, 2005], "Khách sạn 72 phòng gần ga Hải Phòng."],
  ["binhminh", "Xe cà phê Bình Minh", "Nhượng quyền", "Biên Hoà", "qualified", "tram", [20, 2021], "Hệ thống xe cà phê nhượng quyền, 12 xe đang chạy, kế hoạch thêm 20 xe."],
  ["viethung", "Công ty TNHH Thiết bị bếp Việt Hưng", "Thiết bị nhà hàng", "Hà Nội", "customer", "ha", [42, 2008], "Đại lý máy pha và máy xay ở miền Bắc, chiết khấu 12%."],
  ["songtrem", "Cà phê Sông Trẹm", "Quán cà phê", "Cà Mau", "former", "tram", [5, 2017], "Ngừng mua khi sang nhượng quán."],
  ["mattroi", "Trường Quốc tế Mặt Trời Nhỏ", "Giáo dục", "Vũng Tàu", "lead", "tram", [90, 2016], "Hỏi máy pha cho phòng giáo viên."],
  ["lacan", "Nhà hàng chay Lạc An", "Nhà hàng", "Tam Kỳ", "former", "khoi", [12, 2014], "Đã chuyển sang bán trà, không còn lấy cà phê."],
  ["dongvan", "Homestay Đồng Văn", "Lưu trú", "Hà Giang", "lead", "ha", [7, 2019], "Nhà trình tường chín phòng, muốn mở góc cà phê cho khách."],
  ["tiechy", "Trung tâm tiệc cưới Hỷ", "Tổ chức sự kiện", "Bắc Ninh", "lead", "ha", [110, 2015], "Danh thiếp nhận tại hội chợ, chưa liên hệ."],
];

type AbroadLine = [...line: Line, country: string, domain: string];

export const ABROAD_COMPANIES: readonly AbroadLine[] = [
  ["hoshizora", "Hoshizora Coffee Trading K.K.", "Green coffee import", "Osaka", "customer", "huy", [34, 1994], "Importer for small roasters in Kansai. Very strict on paperwork and moisture.", "JP", "hoshizora-coffee.example"],
  ["minato", "Minato Foods Co., Ltd.", "Food import", "Tokyo", "qualified", "huy", [120, 1987], "Supplies two supermarket groups; looking at drip bags under private label.", "JP", "minatofoods.example"],
  ["straits", "Straits Roastery Pte Ltd", "Roasting", "Singapore", "customer", "huy", [22, 2015], "Roasts for about 80 cafés. Uses our Fine Robusta in its house blend.", "SG", "straitsroastery.example"],
  ["orchard", "Orchard Lane Hospitality Pte Ltd", "Hospitality", "Singapore", "lead", "huy", [310, 2009], "Five boutique hotels.", "SG", "orchardlane.example"],
  ["nordlicht", "Nordlicht Kaffee GmbH", "Roasting", "Hamburg", "qualified", "huy", [85, 1979], "Mid-size roaster; needs full deforestation paperwork before any contract.", "DE", "nordlicht-kaffee.example"],
  ["kiez", "Kiezbohne Rösterei GmbH", "Roasting", "Berlin", "customer", "huy", [11, 2017], "Buys small lots of Fine Robusta for filter, ships by pallet.", "DE", "kiezbohne.example"],
  ["phofilter", "Pho & Filter LLC", "Restaurants", "Houston", "customer", "huy", [40, 2013], "Family business with three restaurants. Kevin runs it, his mother Loan decides what the coffee must taste like.", "US", "phoandfilter.example"],
  ["cascadia", "Cascadia Green Coffee Inc.", "Green coffee import", "Portland", "former", "huy", [27, 2006], "Asked for a container price, went with a Ugandan origin.", "US", "cascadiagreen.example"],
  ["hanbit", "Hanbit Cafe Systems Co., Ltd.", "Equipment distribution", "Seoul", "qualified", "huy", [46, 2011], "Wants to distribute MG grinders in Korea.", "KR", "hanbitcafe.example"],
  ["haeundae", "Haeundae Bean Co., Ltd.", "Roasting", "Busan", "customer", "huy", [15, 2018], "Roasts for hotels along the beach.", "KR", "haeundaebean.example"],
  ["laneway", "Saigon Laneway Pty Ltd", "Café chain", "Melbourne", "customer", "huy", [65, 2016], "Eight Vietnamese-style cafés; sells engraved phin sets as merchandise.", "AU", "saigonlaneway.example"],
  ["harbour", "Harbour Lane Roasters Pty Ltd", "Roasting", "Sydney", "qualified", "huy", [30, 2010], "Curious about washed Cầu Đất for a seasonal single origin.", "AU", "harbourlane.example"],
  ["lantern", "Lantern Coffee Roasters Ltd", "Roasting", "Bristol", "customer", "huy", [18, 2014], "Direct trade roaster, publishes what it pays farmers.", "GB", "lanterncoffee.example"],
  ["lotus", "Maison Lotus SARL", "Fine food retail", "Lyon", "lead", "huy", [9, 2012], "Two delicatessen shops and a web shop.", "FR", "maisonlotus.example"],
  ["formosa", "Formosa Bean Lab", "Roasting", "Taipei", "customer", "huy", [12, 2019], "Competition roaster, small lots, quick decisions.", "TW", "formosabeanlab.example"],
  ["chaophraya", "Chao Phraya Beverage Co., Ltd.", "Ready-to-drink", "Bangkok", "qualified", "huy", [190, 2002], "Canned coffee maker testing Vietnamese robusta.", "TH", "chaophrayabev.example"],
  ["gulf", "Gulf Crescent Foods LLC", "Food import", "Dubai", "lead", "huy", [75, 2008], "Asked for halal-certified drip bags.", "AE", "gulfcrescent.example"],
  ["maple", "Maple & Phin Inc.", "Online retail", "Toronto", "customer", "huy", [8, 2020], "Web shop for Vietnamese coffee in Canada.", "CA", "mapleandphin.example"],
];

/** Province part of a tax code, area code and a street of each city. */
const CITIES: Record<string, [tax: string, area: string, street: string]> = {
  "TP. Hồ Chí Minh": ["031", "28", "118 Phan Xích Long, Phú Nhuận"],
  "Đà Nẵng": ["040", "236", "54 Nguyễn Văn Linh, Hải Châu"],
  "Hà Nội": ["010", "24", "27 Trúc Bạch, Ba Đình"],
  Huế: ["330", "234", "36 Kim Long"],
  "Hội An": ["400", "235", "81 Bạch Đằng"],
  "Cần Thơ": ["180", "292", "212 đường 30 Tháng 4, Ninh Kiều"],
  "Nha Trang": ["420", "258", "9 Hòn Chồng"],
  "Quy Nhơn": ["410", "256", "145 An Dương Vương"],
  Pleiku: ["590", "269", "63 Hùng Vương"],
  "Đà Lạt": ["580", "263", "22 Nguyễn Chí Thanh"],
  Vinh: ["290", "238", "170 Nguyễn Thị Minh Khai"],
  "Thủ Dầu Một": ["370", "274", "402 Đại lộ Bình Dương"],
  "Hải Phòng": ["020", "225", "58 Lương Khánh Thiện"],
  "Phan Thiết": ["340", "252", "94 Nguyễn Đình Chiểu, Hàm Tiến"],
  "Hạ Long": ["570", "203", "Cảng tàu Tuần Châu"],
  "Thanh Hoá": ["280", "237", "131 Lê Hoàn"],
  "Phú Quốc": ["170", "297", "Bãi Dài, Gành Dầu"],
  "Buôn Ma Thuột": ["600", "262", "Buôn Cư Êbur, Ea Kao"],
  "Biên Hoà": ["360", "251", "77 Đồng Khởi"],
  "Mỹ Tho": ["120", "273", "15 Nguyễn Huệ"],
  "Quảng Ngãi": ["430", "255", "Quốc lộ 1, Tịnh Phong"],
  "Thái Nguyên": ["460", "208", "88 Lương Ngọc Quyến"],
  "Nam Định": ["060", "228", "40 Hàng Tiện"],
  "Cà Mau": ["200", "290", "19 Phan Ngọc Hiển"],
  "Vũng Tàu": ["350", "254", "6 Thuỳ Vân"],
  "Tam Kỳ": ["400", "235", "53 Hùng Vương"],
  "Hà Giang": ["510", "219", "Phố cổ Đồng Văn"],
  "Bắc Ninh": ["230", "222", "110 Trần Hưng Đạo"],
};

const CHECK_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Ten digits like a real tax code, with a check digit that is wrong on purpose: no living business has it. */
function taxCodeOf(prefix: string, index: number): string {
  const digits = `${prefix}${String(1_402_57 + index * 137).padStart(6, "0")}`;
  const sum = CHECK_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return `${digits}${(10 - (sum % 11) + 4) % 10}`;
}

function homeCompany(line: Line, index: number, owner: MemberDraft): CompanyDraft {
  const [key, name, industry, city, stage, , [employees, foundedYear], description] = line;
  const [tax, area, street] = CITIES[city] ?? ["010", "24", ""];
  const domain = `${key}.example`;
  return {
    key, name, industry, city, stage, employees, foundedYear, description, domain, owner,
    website: employees > 8 ? `https://${domain}` : null,
    phone: `+84${area}3000${101 + index}`,
    taxCode: taxCodeOf(tax, index),
    address: street,
    country: "VN",
    firstAt: 0,
    lastAt: 0,
  };
}

function abroadCompany(line: AbroadLine, owner: MemberDraft): CompanyDraft {
  const [key, name, industry, city, stage, , [employees, foundedYear], description, country, domain] = line;
  return {
    key, name, industry, city, stage, employees, foundedYear, description, country, domain, owner,
    website: `https://${domain}`, phone: null, taxCode: null, address: null, firstAt: 0, lastAt: 0,
  };
}

/** All companies of the sample, owned by the members given by key. */
export function companiesOf(member: (key: string) => MemberDraft): CompanyDraft[] {
  return [
    ...HOME_COMPANIES.map((line, index) => homeCompany(line, index, member(line[5]))),
    ...ABROAD_COMPANIES.map((line) => abroadCompany(line, member(line[5]))),
  ];
}
