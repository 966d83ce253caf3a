import type { LIFECYCLE_STAGES } from "../companies/companies.schema.ts";
import type { ADDRESS_FORMS } from "../contacts/contacts.schema.ts";

export type Stage = (typeof LIFECYCLE_STAGES)[number];
export type Form = (typeof ADDRESS_FORMS)[number];

interface More {
  language?: "vi" | "en";
  stage?: Stage;
  owner?: string;
  city?: string;
  about?: string;
  /** A private address beside the one at work. */
  alsoAt?: string;
  /** No address at work at all. */
  onlyAt?: string;
  domain?: string;
}

/**
 * Full name as it is written: family name first in Vietnamese ("_" joins a name of two words),
 * "Given|Family" elsewhere. The key of a contact is its folded given name and its company: "huong.sonhai".
 */
export type Person = [name: string, form: Form | null, title: string, more?: More];

export const HOME_PEOPLE: Record<string, Person[]> = {
  nangsom: [
    ["Trương Mỹ Duyên", "chi", "Trưởng phòng thu mua", { alsoAt: "duyen.truong88@hopthu.example" }],
    ["Nguyễn Hoàng Long", "anh", "Giám đốc vận hành"],
    ["Lâm Thị Kiều Oanh", "chi", "Kế toán công nợ"],
    ["Đỗ Thành Đạt", "em", "Thủ kho tổng"],
    ["Huỳnh Bảo Ngọc", "ban", "Quản lý đào tạo pha chế"],
    ["Tô Vĩnh Khang", "anh", "Quản lý khu vực Thủ Đức"],
  ],
  sonhai: [
    ["Phạm Quang Hưng", "ong", "Tổng giám đốc"],
    ["Trần Thị Thu Hương", "chi", "Trưởng phòng mua hàng"],
    ["Nguyễn Văn Sơn", "anh", "Trưởng bộ phận nhà hàng"],
    ["Lê Thị Tuyết Nhi", "chi", "Kế toán thanh toán"],
  ],
  hiennha: [
    ["Tôn_Nữ Thanh Diệu", "co", "Chủ quán", { onlyAt: "codieu.hiennha@hopthu.example" }],
    ["Hồ Đắc Nguyên", "anh", "Con trai cô Diệu, phụ quán"],
  ],
  benxua: [
    ["Lê Thị Bích Thuỷ", "chi", "Chủ nhà hàng"],
    ["Võ Văn Phước", "anh", "Bếp trưởng"],
  ],
  dongxanh: [
    ["Nguyễn Thị Cẩm Tú", "chi", "Giám đốc kinh doanh"],
    ["Trần Hữu Nghĩa", "anh", "Thủ kho"],
    ["Lý Thị Mộng Tuyền", "chi", "Kế toán"],
  ],
  duyenhai: [
    ["Đinh Công Thành", "ong", "Hiệu trưởng"],
    ["Nguyễn Thị Ngọc Bích", "chi", "Trưởng khoa Nhà hàng"],
    ["Lưu Đức Hải", "anh", "Phòng Quản trị thiết bị"],
  ],
  bienngoc: [
    ["Huỳnh Thị Thanh Vân", "chi", "Giám đốc ẩm thực"],
    ["Bùi Anh Tuấn", "anh", "Kỹ sư trưởng"],
  ],
  phonui: [
    ["Nguyễn Đình Khánh", "anh", "Chủ xưởng"],
    ["Siu H'Lan", "chi", "Phụ trách chất lượng"],
  ],
  may: [
    ["Trần Khánh Vy", "ban", "Đồng sáng lập"],
    ["Lê Nhật Minh", "ban", "Đồng sáng lập"],
  ],
  taman: [
    ["Hoàng Thị Phương Thảo", "chi", "Trưởng ngành hàng đồ uống"],
    ["Phan Văn Đức", "anh", "Giám đốc mua hàng"],
    ["Cao Thị Nga", "chi", "Kế toán phải trả"],
  ],
  thanhphat: [
    ["Nguyễn Thị Hải Yến", "chi", "Nhân viên thu mua (đã nghỉ việc)", { stage: "former" }],
    ["Trần Văn Lực", "anh", "Trưởng phòng thu mua"],
    ["Dương Chí Công", "ong", "Giám đốc"],
    ["Ngô Thị Bé", "chi", "Bếp trưởng bếp trung tâm"],
  ],
  hongduc: [["Vũ Minh Châu", "chi", "Trưởng phòng Hành chính quản trị"]],
  gacmai: [
    ["Ngô Phương Anh", "chi", "Quản lý vận hành"],
    ["Bạch Tuấn Kiệt", "anh", "Nhà sáng lập"],
  ],
  lame: [
    ["Đào Thị Hồng Nhung", "chi", "Chủ chuỗi", { alsoAt: "nhungdao.lame@hopthu.example" }],
    ["Nguyễn Tiến Dũng", "anh", "Quản lý kho"],
  ],
  hoxanh: [
    ["Lưu Thị Bích Hằng", "chi", "Trưởng phòng thu mua"],
    ["Đặng Trần Quân", "anh", "Giám đốc ẩm thực"],
  ],
  catvang: [
    ["Võ Thị Kim Loan", "chi", "Trưởng bộ phận mua hàng"],
    ["Mai Xuân Trường", "anh", "Quản lý ẩm thực"],
    ["Nguyễn Trọng Tín", "anh", "Kế toán"],
  ],
  denlong: [["Phan Thị Lệ Quyên", "chi", "Chủ cửa hàng"]],
  truongson: [
    ["Nguyễn Thị Minh Nguyệt", "chi", "Trưởng phòng hành chính"],
    ["Lê Văn Tài", "anh", "Quản lý căng tin"],
    ["Phùng Thị Ánh", "chi", "Kế toán"],
  ],
  vinhlam: [
    ["Đoàn Mạnh Cường", "anh", "Giám đốc dịch vụ"],
    ["Nguyễn Thuý Hạnh", "chi", "Điều phối mua hàng"],
    ["Vũ Đình Tùng", "anh", "Thủ kho cảng Tuần Châu"],
  ],
  gocpho: [
    ["Lê Văn Thanh", "anh", "Chủ quán"],
    ["Trịnh Thị Lan", null, "Pha chế trưởng"],
  ],
  daosim: [
    ["Nguyễn Lê Uyên Phương", "chi", "Quản lý ẩm thực"],
    ["Trần Đại Nghĩa", "ong", "Tổng quản lý"],
    ["Lâm Quốc Việt", "anh", "Tổ trưởng kỹ thuật"],
  ],
  eakao: [
    ["Y Bhăm Niê|", "anh", "Chủ nhiệm"],
    ["Nguyễn Thị Tâm", "chi", "Kế toán"],
  ],
  caudatxanh: [["Đặng Văn Lâm", "bac", "Giám đốc hợp tác xã"]],
  minhquang: [
    ["Lý Gia Hân", "em", "Phụ trách khách hàng"],
    ["Nguyễn Bá Toàn", "em", "Điều phối sản xuất"],
  ],
  canhen: [
    ["Phạm Ngọc Thạch", "anh", "Quản lý phòng chờ"],
    ["Trần Lê Mai Chi", "chi", "Mua hàng"],
  ],
  anhduong: [
    ["Hồ Thị Quỳnh Như", "chi", "Trưởng phòng nhân sự"],
    ["Nguyễn Phúc Thịnh", "anh", "Hành chính"],
  ],
  batu: [
    ["Nguyễn Thị Tư", "ba", "Chủ quán", { onlyAt: "quanbatu1996@hopthu.example" }],
    ["Nguyễn Minh Tâm", "anh", "Con trai bà Tư, quản lý quán"],
  ],
  haiau: [
    ["Tạ Quang Vinh", "anh", "Giám đốc"],
    ["Đỗ Thị Xuân", "chi", "Quản lý ca"],
  ],
  hungloc: [
    ["Hà Văn Chiến", "anh", "Giám đốc"],
    ["Ma Thị Hoa", null, "Trợ lý giám đốc"],
  ],
  kimbarista: [
    ["Lê Thị Kim Ngân", "chi", "Người sáng lập"],
    ["Phạm Trọng Nhân", "anh", "Giảng viên chính"],
  ],
  thanhnam: [["Trần Đăng Khoa", null, "Chủ quán"]],
  muavang: [
    ["Châu Thị Ngọc Diễm", "chi", "Giám đốc chuỗi cung ứng"],
    ["Nguyễn Quốc Thái", "anh", "Trưởng nhóm quầy cà phê"],
    ["Tăng Mỹ Linh", "chi", "Kế toán"],
  ],
  cuadong: [
    ["Bùi Thị Hoà", "chi", "Quản lý nhà hàng"],
    ["Phạm Văn Luân", "anh", "Thu mua"],
  ],
  binhminh: [
    ["Lê Hồng Phát", "anh", "Nhà sáng lập"],
    ["Võ Thị Thảo Nguyên", "chi", "Vận hành nhượng quyền"],
  ],
  viethung: [
    ["Nguyễn Duy Khánh", "anh", "Trưởng phòng kinh doanh"],
    ["Quách Thị Hồng Vân", "chi", "Mua hàng"],
  ],
  songtrem: [["Thạch Thị Sa_Rinh", "chi", "Chủ quán cũ"]],
  mattroi: [["Đoàn Thị Ánh Tuyết", "chi", "Phòng hành chính"]],
  lacan: [["Nguyễn Thị Diệu Tâm", "chi", "Chủ nhà hàng"]],
  dongvan: [["Vàng Thị Mỷ", null, "Chủ nhà", { onlyAt: "my.dongvan@hopthu.example" }]],
  tiechy: [["Đỗ Hoàng Yến", null, "Quản lý dịch vụ", { about: "Nhận danh thiếp tại hội chợ thiết bị nhà hàng. Chưa gọi lần nào." }]],
};

/** People without a company. */
export const ALONE: Person[] = [
  [
    "Lê Thị Thanh Trúc",
    "chi",
    "Chuẩn bị mở quán",
    { onlyAt: "thanhtruc.le91@hopthu.example", city: "Tuy Hoà", owner: "khoi", stage: "qualified" },
  ],
  ["Nguyễn Trọng Hiếu", "anh", "Tư vấn mở quán", { onlyAt: "hieu.tuvan@hopthu.example", city: "Hà Nội", owner: "ha", stage: "other" }],
  ["Ngozi|Okafor", "ms", "Q grader, freelance", { language: "en", onlyAt: "ngozi@okaforcupping.example", owner: "huy", stage: "other" }],
  [
    "Daniel|Brooks",
    null,
    "Data Partnerships",
    { language: "en", onlyAt: "d.brooks@buyerlists-global.example", owner: "huy", stage: "other" },
  ],
];
