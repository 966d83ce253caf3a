/**
 * Private buyers of the web shop. Their given names are none of those that the team, the customers and the stories have, so that a name
 * still means one person there. In Vietnam the middle and the given name belong together; the family name is drawn.
 */

export const WOMEN = words(`
  Bảo An, Hoài An, Thuý An, Lệ Băng, Hải Băng, Thanh Bình, Hoài Cầm, Thị Cúc, Thu Cúc, Mộng Dao, Thanh Đan, Linh Đan, Phương Đài, Hồng Đào,
  Anh Đào, Ngọc Điệp, Hồng Điệp, Hương Giang, Trà Giang, Quỳnh Giao, Ngọc Giao, Thu Hiền, Thanh Hiền, Thuý Hiền, Bích Hồng, Ánh Hồng, Thị Huệ,
  Ngọc Huệ, Thanh Huyền, Khánh Huyền, Minh Khuê, Ngọc Khuê, Thuý Kiều, Diễm Kiều, Diễm Lệ, Mỹ Lệ, Bích Liên, Kim Liên, Thuý Liễu, Khánh Ly,
  Trúc Ly, Cẩm Ly, Ngọc Mẫn, Tuệ Mẫn, Tiểu Mẫn, Thanh Nhã, Trang Nhã, Thị Nương, Bích Thuận, Kim Thuận, Hồng Quế, Ngọc Quế, Như Quỳnh,
  Diễm Quỳnh, Mộng Quỳnh, Thu Sương, Tuyết Sương, Hồng Thắm, Thị Thắm, Anh Thi, Uyên Thi, Kim Thoa, Thị Thoa, Minh Thu, Hoài Thu, Lệ Thu,
  Anh Thư, Minh Thư, Hoài Thương, Thị Thương, Cẩm Tiên, Thuỷ Tiên, Thuỳ Trang, Huyền Trang, Đoan Trang, Minh Trang, Tú Trinh, Kiều Trinh,
  Mai Trinh, Tố Uyên, Phương Uyên, Thảo Uyên, Ngọc Uyển, Như Ý, Thiên Ý, Kim Phụng, Ngọc Phụng, Mỹ Phụng, Gia Mẫn, Cát Tường, Vân Giang, Bảo Quế, Hoàng Cúc, Minh Hiền, Diệu Hiền, Mỹ Huyền,
  Kim Huệ, Hà Giang, Kiều Giang, Thuỳ Trinh, Phương Trinh, Bích Thu, Kiều Tiên, Mỹ Tiên
`);

export const MEN = words(`
  Quốc An, Thái Bình, Đức Bình, Hữu Bình, Đình Chương, Hoàng Chương, Công Danh, Thành Danh, Thế Danh, Thái Dương, Hải Dương, Quang Duy, Khánh Duy,
  Hải Đăng, Minh Đăng, Nhật Đăng, Văn Sự, Phương Đông, Viễn Đông, Trường Giang, Minh Giang, Công Hậu, Trung Hậu, Ngọc Hiển, Vinh Hiển,
  Hoàng Hiệp, Đức Hiệp, Văn Hiệp, Huy Hoàng, Minh Hoàng, Việt Hoàng, Xuân Hậu, Phi Hiệp, Thế Hiển, An Kha, Nguyên Kha, Quang Khải, Đình Khải,
  Trung Kiên, Chí Kiên, Đức Kiên, Thành Lập, Quốc Lập, Tấn Lộc, Phước Lộc, Bá Lộc, Thành Lợi, Tấn Lợi, Văn Lương, Hiền Lương, Đức Mạnh, Duy Mạnh,
  Hoài Nam, Phương Nam, Thành Nam, Minh Nhật, Quang Nhật, Thanh Phong, Hoài Phong, Đông Phong, Thiên Phú, Gia Phú, Hồng Phúc, Vĩnh Phúc,
  Đăng Quang, Vinh Quang, Nhật Quang, Anh Quốc, Bảo Quốc, Ngọc Quý, Phú Quý, Văn Sang, Minh Sang, Trường Sinh, Văn Sinh, Minh Tấn, Đức Thắng,
  Quyết Thắng, Hữu Thắng, Chí Thiện, Minh Thiện, Hoàng Thiên, Ân Thiên, Đức Thuận, Minh Thuận, Minh Tiến, Quốc Tiến, Hữu Trí, Minh Trí, Đức Trí,
  Thành Trung, Quang Trung, Hiếu Trung, Tuấn Vũ, Hoàng Vũ, Thiên Vũ, Quốc Vương, Minh Vương, Hải Nam, Đình Nam,
  Công Thắng, Khắc Tiến
`);

/** The more common ones are there more often. */
export const FAMILIES = words(`
  Nguyễn, Trần, Lê, Phạm, Nguyễn, Huỳnh, Võ, Phan, Nguyễn, Vũ, Đặng, Bùi, Trần, Đỗ, Hồ, Ngô, Dương, Lê, Lý, Đoàn, Nguyễn, Trịnh, Đinh, Mai, Phạm,
  Lưu, Hà, Cao, Trương, Tạ, Nguyễn, Thái, Châu, Lương, Hoàng, Kiều, Vương, Tống, Quách, Trần
`);

export interface Abroad {
  givenName: string;
  familyName: string;
  city: string;
  country: string;
  isWoman: boolean;
}

export const ABROAD: readonly Abroad[] = [
  from("Emma", "Lindqvist", "Stockholm", "SE", true),
  from("Oliver", "Haas", "Wien", "AT", false),
  from("Hannah", "Becker", "Hamburg", "DE", true),
  from("Sophie", "Laurent", "Lyon", "FR", true),
  from("Grace", "Whitfield", "Leeds", "GB", true),
  from("Ethan", "Caldwell", "Portland", "US", false),
  from("Noah", "Sinclair", "Toronto", "CA", false),
  from("Ruby", "Ashcroft", "Melbourne", "AU", true),
  from("Ren", "Fujimoto", "Osaka", "JP", false),
  from("Sakura", "Hayashi", "Fukuoka", "JP", true),
  from("Hye-jin", "Yoon", "Busan", "KR", true),
  from("Pei Shan", "Ong", "Singapore", "SG", true),
  from("Lucas", "Meijer", "Utrecht", "NL", false),
  from("Ingrid", "Solberg", "Bergen", "NO", true),
];

export type Region = "north" | "central" | "south";

/** Cities, the larger ones more often. */
export const CITIES: readonly [city: string, region: Region][] = [
  ...times(9, "TP. Hồ Chí Minh", "south"),
  ...times(7, "Hà Nội", "north"),
  ...times(5, "Đà Nẵng", "central"),
  ...times(2, "Cần Thơ", "south"),
  ...times(2, "Hải Phòng", "north"),
  ...times(2, "Biên Hoà", "south"),
  ...times(2, "Nha Trang", "central"),
  ...times(1, "Huế", "central"),
  ...times(1, "Hội An", "central"),
  ...times(1, "Quy Nhơn", "central"),
  ...times(1, "Vinh", "north"),
  ...times(1, "Nam Định", "north"),
  ...times(1, "Bắc Ninh", "north"),
  ...times(1, "Vũng Tàu", "south"),
  ...times(1, "Mỹ Tho", "south"),
  ...times(1, "Đà Lạt", "south"),
];

function words(list: string): string[] {
  return list.split(",").map((word) => word.trim());
}

function from(givenName: string, familyName: string, city: string, country: string, isWoman: boolean): Abroad {
  return { givenName, familyName, city, country, isWoman };
}

function times(many: number, city: string, region: Region): [string, Region][] {
  return Array.from({ length: many }, () => [city, region]);
}
