import type { DealStage } from "../../deals/deals.schema.ts";
import type { Wanted } from "../teller.ts";

/** How a short sale went: its last stage, and for a lost one why. */
export type Ending = [stage: DealStage, why?: string];

/** A sale of a few steps. `need` completes a sentence of the customer; `begins` counts days back from today. */
export interface SmallDeal {
  who: string;
  member: string;
  title: string;
  need: string;
  goods: Wanted[];
  begins: number;
  ending: Ending;
  discountPercent?: number;
  currency?: "USD" | "EUR";
}

type Line = [who: string, member: string, title: string, need: string, goods: Wanted[], begins: number, ending: Ending, discountPercent?: number];

const AT_HOME: Line[] = [
  ["thanh.gocpho", "ha", "Góc Phố – quán thứ hai", "quán thứ hai trên đường Quang Trung cần một máy một họng với máy xay", [["solo", 1], ["grind64", 1]], 250, ["lost", "bên Tín Phát rẻ hơn 9 triệu"]],
  ["thanh.gocpho", "ha", "Góc Phố – thay máy xay", "máy xay ở quán đầu kêu to quá, muốn thay cái mới", [["grind64", 1]], 95, ["won"]],
  ["thuy.benxua", "khoi", "Bến Xưa – quầy ngoài sân", "nhà hàng bỏ máy viên nén, cần máy một họng cho quầy ngoài sân", [["solo", 1], ["pure", 1]], 410, ["won"]],
  ["phuoc.benxua", "khoi", "Bến Xưa – ủ lạnh cho tráng miệng", "bếp muốn làm món tráng miệng từ cà phê ủ lạnh, cần một bộ nhỏ", [["cold", 1]], 30, ["proposal"]],
  ["tu.dongxanh", "tram", "Đồng Xanh – túi lọc nhãn riêng", "đại lý ở Sóc Trăng hỏi túi lọc in nhãn riêng, đợt đầu 600 hộp", [["drip", 600]], 290, ["won"]],
  ["tu.dongxanh", "tram", "Đồng Xanh – 30 điểm bán ở Cà Mau", "mở thêm 30 điểm bán ở Cà Mau, đợt đầu khoảng 1.000 hộp túi lọc", [["drip", 1_000]], 34, ["negotiation"], 8],
  ["truong.catvang", "tram", "Cát Vàng – quầy hồ bơi", "quầy hồ bơi cần thêm một máy hai họng trước mùa khách", [["duo", 1], ["grind83", 1]], 360, ["won"]],
  ["loan.catvang", "tram", "Cát Vàng – phin và túi lọc đặt phòng", "phòng hạng sang cần 180 bộ phin và 300 hộp túi lọc để đặt sẵn", [["phinset", 180], ["drip", 300]], 22, ["proposal"]],
  ["quyen.denlong", "khoi", "Đèn Lồng – 200 bộ phin khắc tên", "cửa hàng muốn 200 bộ phin khắc hình đèn lồng", [["phinset", 200]], 205, ["won"]],
  ["quyen.denlong", "khoi", "Đèn Lồng – hộp túi lọc Chùa Cầu", "cửa hàng tính in hộp túi lọc hình Chùa Cầu, khoảng 300 hộp", [["drip", 300]], 15, ["engaging"]],
  ["nguyet.truongson", "khoi", "Trường Sơn – căng tin 2", "căng tin 2 cần máy hai họng thay máy cũ", [["duo", 1], ["grind64", 1]], 260, ["lost", "công ty dừng đầu tư tới khi có đơn xuất khẩu mới"]],
  ["tai.truongson", "khoi", "Trường Sơn – MG Care hai máy", "hai máy đang dùng cần gói bảo trì trọn năm", [["care", 2]], 120, ["won"]],
  ["cuong.vinhlam", "ha", "Vịnh Lam – ba du thuyền mới", "ba du thuyền đóng mới, mỗi tàu cần một máy một họng chịu được rung", [["solo", 3], ["pure", 3]], 345, ["won"]],
  ["hanh.vinhlam", "ha", "Vịnh Lam – hai tàu tiếp theo", "hai tàu nữa sắp hạ thuỷ, mỗi tàu một máy pha và một máy xay", [["solo", 2], ["grind64", 2]], 40, ["negotiation"], 5],
  ["thinh.anhduong", "khoi", "Ánh Dương – máy tầng 4", "công ty thuê thêm tầng 4, cần một máy MG Solo như các tầng kia", [["solo", 1]], 385, ["won"]],
  ["chien.hungloc", "ha", "Hưng Thịnh Lộc – đơn đại lý đầu tiên", "công ty muốn làm đại lý ở Thái Nguyên, đơn đầu 200 ký Sơn Trà với 200 ký Hàn Giang", [["sontra", 200], ["hangiang", 200]], 47, ["proposal"], 10],
  ["hoa.hungloc", "ha", "Hưng Thịnh Lộc – kệ túi lọc", "anh Chiến nhờ hỏi giá đại lý của túi lọc, đợt thử 120 hộp", [["drip", 120]], 18, ["engaging"]],
  ["khoa.thanhnam", "ha", "Thành Nam – máy một họng trưng bày", "quán nhỏ muốn mua máy một họng, hàng trưng bày cũng được", [["solo", 1, 54_000_000]], 26, ["proposal"]],
  ["hoa.cuadong", "ha", "Cửa Đông – máy xay êm cho sảnh", "quầy sảnh cần máy xay êm, sáng khách còn ngủ", [["grind83", 1]], 150, ["won"]],
  ["luan.cuadong", "ha", "Cửa Đông – túi lọc trong phòng", "khách sạn tính đổi sang túi lọc cho 72 phòng, khoảng 400 hộp", [["drip", 400]], 300, ["lost", "chủ khách sạn chọn cà phê hoà tan cho rẻ"]],
  ["hoa.cuadong", "ha", "Cửa Đông – thay máy hai họng", "máy hai họng cũ sửa ba lần rồi, khách sạn tính thay hẳn", [["duo", 1]], 9, ["prospecting"]],
  ["khanh.viethung", "ha", "Việt Hưng – công trình Sầm Sơn", "công trình khách sạn ở Sầm Sơn cần bốn bộ máy hai họng", [["duo", 4], ["grind83", 4]], 230, ["won"], 12],
  ["khanh.viethung", "ha", "Việt Hưng – resort Cửa Lò", "dự án resort ở Cửa Lò cần sáu máy một họng", [["solo", 6]], 110, ["lost", "chủ đầu tư hoãn dự án"], 12],
  ["van.viethung", "ha", "Việt Hưng – trưng bày showroom mới", "showroom mới ở Long Biên cần ba bộ MG Solo để trưng bày", [["solo", 3], ["grind64", 3]], 19, ["proposal"], 12],
  ["diem.muavang", "tram", "Mùa Vàng – nhà hàng Bình Thạnh", "nhà hàng mới ở Bình Thạnh cần một bộ máy hai họng", [["duo", 1], ["grind83", 1]], 235, ["lost", "chủ mặt bằng lấy lại nhà"]],
  ["ngan.kimbarista", "tram", "Học viện Kim – phin cho lớp học", "lớp mới cần 40 bộ phin cho học viên", [["phinset", 40]], 90, ["won"]],
  ["khanh.phonui", "khoi", "Phố Núi – máy rang mẫu 5 ký", "xưởng tính thêm máy 5 ký để rang mẫu cho quán", [["roast5", 1]], 36, ["engaging"]],
  ["tuyet.mattroi", "tram", "Mặt Trời Nhỏ – phòng giáo viên", "phòng giáo viên 60 người cần một máy dễ dùng", [["solo", 1]], 52, ["proposal"]],
  ["my.dongvan", "ha", "Đồng Văn – góc cà phê homestay", "homestay muốn mở góc cà phê cho khách, không biết bắt đầu từ đâu", [["solo", 1], ["grind64", 1]], 29, ["engaging"]],
  ["sarinh.songtrem", "tram", "Sông Trẹm – máy đầu tiên", "quán tính mua máy một họng để bán thêm latte", [["solo", 1]], 392, ["lost", "quán sang nhượng cho người khác"]],
  ["tam.lacan", "khoi", "Lạc An – máy xay nhỏ", "góc cà phê cần máy xay nhỏ", [["grind64", 1]], 352, ["lost", "nhà hàng chuyển hẳn sang bán trà"]],
  ["van.bienngoc", "khoi", "Biển Ngọc – máy xay quầy sảnh", "quầy sảnh cần thêm một máy xay cho kịp giờ ăn sáng", [["grind83", 1]], 255, ["won"]],
  ["huong.sonhai", "khoi", "Sơn Hải – hội nghị 600 khách", "hội nghị 600 khách cuối tháng cần 120 hộp túi lọc với 40 ký Sơn Trà", [["drip", 120], ["sontra", 40]], 78, ["won"]],
  ["ngoc.nangsom", "tram", "Nắng Sớm – máy xay lớp nội bộ", "lớp pha chế nội bộ cần hai máy xay để tập", [["grind64", 2]], 70, ["won"]],
  ["hieu", "ha", "Anh Hiếu – quán khách ở Long Biên", "khách ở Long Biên sắp mở quán, cần một bộ máy hai họng", [["duo", 1], ["grind83", 1]], 175, ["lost", "khách chọn máy Ý cũ cho vừa tiền"]],
  ["vinh.haiau", "khoi", "Hải Âu – ủ lạnh mang đi", "quầy mang đi muốn thêm một bộ ủ lạnh, tài xế hỏi mua hoài", [["cold", 1]], 20, ["engaging"]],
  ["dung.lame", "ha", "Lá Me – máy quán Ba Đình", "quán thứ sáu ở Ba Đình cần một bộ máy hai họng", [["duo", 1], ["grind64", 1]], 470, ["won"]],
];

const ABROAD: Line[] = [
  ["aya.minato", "huy", "Minato – private label drip bags", "we plan private label drip bags for two supermarket groups, 3,000 boxes to start", [["drip", 3_000, 460]], 62, ["negotiation"]],
  ["takumi.minato", "huy", "Minato – seasonal box", "we look for a seasonal box with drip bags, 500 boxes", [["drip", 500, 510]], 210, ["lost", "our season planning closed earlier than expected"]],
  ["shanti.orchard", "huy", "Orchard Lane – machines for two hotels", "two of our hotels need new espresso machines", [["duo", 2, 460_000]], 33, ["proposal"]],
  ["desmond.orchard", "huy", "Orchard Lane – rooftop cold brew", "our rooftop bar wants a cold brew system", [["cold", 1, 128_000]], 12, ["engaging"]],
  ["tobias.kiez", "huy", "Kiezbohne – pallet of washed Cau Dat", "we would like one pallet of washed Cau Dat for filter", [["washed", 600, 920]], 330, ["won"]],
  ["tobias.kiez", "huy", "Kiezbohne – vacuum-packed micro-lot", "we want a small vacuum-packed lot, about 120 kg, for our anniversary", [["fine", 120, 980]], 28, ["proposal"]],
  ["minseok.haeundae", "huy", "Haeundae – hotel gift boxes", "a beach hotel asks us for 500 gift boxes of drip bags", [["drip", 500, 520]], 265, ["won"]],
  ["eunji.haeundae", "huy", "Haeundae – phins for a coffee class", "we need 40 phin sets for a coffee class", [["phinset", 40, 750]], 140, ["lost", "our hotel client cancelled the class"]],
  ["somchai.chaophraya", "huy", "Chao Phraya – 5 t for canned coffee", "our canned coffee line needs about 5 tonnes of clean robusta", [["fine", 5_000, 520]], 76, ["negotiation"]],
  ["nok.chaophraya", "huy", "Chao Phraya – pilot line trial", "the pilot line needs a 300 kg trial lot", [["fine", 300, 590]], 190, ["won"]],
  ["weiling.straits", "huy", "Straits – washed Cau Dat for filter", "we'd like a small lot of washed Cau Dat for our filter shelf", [["washed", 240, 930]], 118, ["won"]],
  ["leanne.maple", "huy", "Maple & Phin – starter kits", "I'm thinking of a starter kit: one phin, two boxes, a card", [["phinset", 150, 620], ["drip", 300, 540]], 25, ["proposal"]],
  ["mei.harbour", "huy", "Harbour Lane – corporate drip bags", "a corporate client wants 800 boxes of drip bags", [["drip", 800, 500]], 100, ["lost", "the client chose mugs instead"]],
  ["chloe.laneway", "huy", "Laneway – cold brew for the roastery shop", "our roastery shop wants a cold brew set on the counter", [["cold", 1, 128_000]], 240, ["won"]],
];

const dealOf = ([who, member, title, need, goods, begins, ending, discountPercent = 0]: Line, currency?: "USD"): SmallDeal => ({
  who, member, title, need, goods, begins, ending, discountPercent, ...(currency ? { currency } : {}),
});

export const SMALL_DEALS: readonly SmallDeal[] = [...AT_HOME.map((line) => dealOf(line)), ...ABROAD.map((line) => dealOf(line, "USD"))];
