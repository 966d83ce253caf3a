/** A customer who orders again and again. Days count back from today. */
export interface Account {
  buyer: string;
  member: string;
  /** Product, smallest and largest quantity, step. */
  goods: [product: string, least: number, most: number, step: number][];
  every: number;
  from: number;
  until: number;
  by: "chat" | "mail" | "call";
  place: string;
  accountant?: string;
  /** Takes delivery. */
  store?: string;
  /** Who stands beside the machine when the technician comes. */
  technician?: string;
  /** Since when they have a machine of ours, when not from the beginning. */
  machineSince?: number;
  discountPercent?: number;
  /** Agreed prices in minor units; USD abroad. */
  prices?: Record<string, number>;
  isAbroad?: boolean;
}

export const ACCOUNTS: readonly Account[] = [
  { buyer: "duyen.nangsom", member: "tram", goods: [["sontra", 40, 70, 5], ["hangiang", 20, 40, 5]], every: 14, from: 540, until: 5, by: "mail", place: "kho Tân Bình", accountant: "oanh.nangsom", store: "dat.nangsom", technician: "ngoc.nangsom" },
  { buyer: "son.sonhai", member: "khoi", goods: [["sontra", 20, 30, 5]], every: 24, from: 325, until: 8, by: "chat", place: "khách sạn", accountant: "nhi.sonhai", technician: "son.sonhai" },
  { buyer: "dieu.hiennha", member: "khoi", goods: [["hangiang", 15, 15, 1]], every: 31, from: 530, until: 19, by: "call", place: "quán Kim Long", prices: { hangiang: 198_000 } },
  { buyer: "thuy.benxua", member: "khoi", goods: [["sontra", 8, 12, 2], ["caudat", 3, 5, 1]], every: 43, from: 520, until: 12, by: "chat", place: "nhà hàng", technician: "phuoc.benxua", machineSince: 380 },
  { buyer: "tu.dongxanh", member: "tram", goods: [["hangiang", 120, 200, 10], ["drip", 60, 120, 20]], every: 38, from: 535, until: 15, by: "mail", place: "kho Cái Răng", accountant: "tuyen.dongxanh", store: "nghia.dongxanh" },
  { buyer: "van.bienngoc", member: "khoi", goods: [["sontra", 15, 25, 5]], every: 36, from: 500, until: 11, by: "mail", place: "khách sạn", technician: "tuan.bienngoc" },
  { buyer: "hlan.phonui", member: "khoi", goods: [["fine", 300, 480, 60]], every: 58, from: 330, until: 26, by: "call", place: "xưởng Pleiku" },
  { buyer: "vy.may", member: "tram", goods: [["sontra", 15, 20, 5]], every: 33, from: 318, until: 172, by: "chat", place: "quán dốc Nhà Làng" },
  { buyer: "yen.thanhphat", member: "tram", goods: [["hangiang", 300, 320, 10]], every: 31, from: 350, until: 165, by: "mail", place: "bếp trung tâm" },
  { buyer: "luc.thanhphat", member: "tram", goods: [["hangiang", 300, 330, 10]], every: 30, from: 118, until: 9, by: "mail", place: "bếp trung tâm", prices: { hangiang: 209_000 } },
  { buyer: "nhung.lame", member: "ha", goods: [["sontra", 40, 60, 5], ["hangiang", 20, 30, 5]], every: 21, from: 540, until: 196, by: "chat", place: "kho Ba Đình", store: "dung.lame" },
  { buyer: "loan.catvang", member: "tram", goods: [["sontra", 25, 35, 5], ["caudat", 8, 12, 2]], every: 32, from: 525, until: 10, by: "mail", place: "resort", accountant: "tin.catvang", technician: "truong.catvang" },
  { buyer: "quyen.denlong", member: "khoi", goods: [["drip", 40, 80, 10], ["phinset", 20, 40, 10]], every: 46, from: 510, until: 19, by: "chat", place: "cửa hàng" },
  { buyer: "tai.truongson", member: "khoi", goods: [["hangiang", 40, 50, 5]], every: 29, from: 515, until: 7, by: "chat", place: "căng tin 1", technician: "tai.truongson" },
  { buyer: "hanh.vinhlam", member: "ha", goods: [["sontra", 20, 30, 5], ["caudat", 6, 10, 2]], every: 41, from: 500, until: 14, by: "mail", place: "cảng Tuần Châu" },
  { buyer: "thanh.gocpho", member: "ha", goods: [["sontra", 8, 12, 2]], every: 36, from: 480, until: 11, by: "chat", place: "quán", technician: "lan.gocpho" },
  { buyer: "chi.canhen", member: "khoi", goods: [["caudat", 20, 30, 5]], every: 42, from: 270, until: 18, by: "mail", place: "sân bay" },
  { buyer: "tu.batu", member: "tram", goods: [["hangiang", 10, 14, 2]], every: 38, from: 430, until: 10, by: "call", place: "quán", technician: "tam.batu", machineSince: 190 },
  { buyer: "xuan.haiau", member: "khoi", goods: [["hangiang", 25, 40, 5], ["sontra", 15, 20, 5]], every: 27, from: 150, until: 8, by: "chat", place: "trạm dừng chân", technician: "xuan.haiau" },
  { buyer: "nhan.kimbarista", member: "tram", goods: [["sontra", 10, 15, 5]], every: 44, from: 400, until: 20, by: "chat", place: "học viện", technician: "nhan.kimbarista" },
  { buyer: "thai.muavang", member: "tram", goods: [["sontra", 30, 40, 5]], every: 37, from: 505, until: 13, by: "mail", place: "kho Lê Văn Sỹ", accountant: "linh.muavang", technician: "thai.muavang" },
  { buyer: "hoa.cuadong", member: "ha", goods: [["sontra", 8, 12, 2]], every: 47, from: 490, until: 21, by: "call", place: "khách sạn", accountant: "luan.cuadong" },
  { buyer: "van.viethung", member: "ha", goods: [["solo", 1, 2, 1], ["grind64", 1, 3, 1]], every: 62, from: 530, until: 24, by: "mail", place: "kho Hoàng Mai", discountPercent: 12 },
  { buyer: "sarinh.songtrem", member: "tram", goods: [["hangiang", 5, 8, 1]], every: 41, from: 530, until: 372, by: "call", place: "quán" },
  { buyer: "tam.lacan", member: "khoi", goods: [["caudat", 3, 5, 1]], every: 48, from: 520, until: 335, by: "chat", place: "nhà hàng" },
  { buyer: "phuong.daosim", member: "tram", goods: [["caudat", 15, 20, 5]], every: 34, from: 255, until: 96, by: "mail", place: "resort" },
  { buyer: "thao.taman", member: "ha", goods: [["drip", 250, 400, 50]], every: 31, from: 98, until: 24, by: "mail", place: "kho Vinh", accountant: "nga.taman", discountPercent: 18 },
  { buyer: "thinh.anhduong", member: "khoi", goods: [["sontra", 10, 15, 5]], every: 43, from: 500, until: 12, by: "chat", place: "tầng 2", technician: "thinh.anhduong" },
  { buyer: "marcus.straits", member: "huy", goods: [["fine", 1_200, 1_200, 60]], every: 30, from: 292, until: 135, by: "mail", place: "", accountant: "priya.straits", prices: { fine: 635 }, isAbroad: true },
  { buyer: "tobias.kiez", member: "huy", goods: [["fine", 480, 600, 60]], every: 66, from: 520, until: 26, by: "mail", place: "", store: "mehmet.kiez", prices: { fine: 660 }, isAbroad: true },
  { buyer: "eunji.haeundae", member: "huy", goods: [["fine", 300, 600, 60]], every: 55, from: 510, until: 16, by: "mail", place: "", store: "minseok.haeundae", prices: { fine: 650 }, isAbroad: true },
  { buyer: "daniel.laneway", member: "huy", goods: [["drip", 180, 240, 20], ["phinset", 60, 100, 20]], every: 76, from: 505, until: 190, by: "chat", place: "", accountant: "anjali.laneway", prices: { drip: 540, phinset: 690 }, isAbroad: true },
  { buyer: "leanne.maple", member: "huy", goods: [["phinset", 120, 200, 20], ["drip", 200, 320, 40]], every: 83, from: 520, until: 160, by: "mail", place: "", store: "graham.maple", prices: { phinset: 620, drip: 540 }, isAbroad: true },
  { buyer: "yuting.formosa", member: "huy", goods: [["fine", 60, 120, 60], ["washed", 60, 60, 60]], every: 64, from: 500, until: 175, by: "chat", place: "", store: "chihwei.formosa", prices: { fine: 690, washed: 940 }, isAbroad: true },
  { buyer: "rhys.lantern", member: "huy", goods: [["washed", 240, 360, 60]], every: 88, from: 520, until: 60, by: "mail", place: "", prices: { washed: 910 }, isAbroad: true },
];
