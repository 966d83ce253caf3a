import type { ProductDraft } from "../drafts.ts";

/** What the web shop sells beside the products of the house, in VND without VAT: small packs for the kitchen, gear, and gifts. */

type Line = [key: string, name: string, nameEn: string, sku: string, price: number, description: string];

/** Where a thing is not counted as the rest of its shelf. */
const UNITS: Record<string, [vi: string, en: string]> = {
  ...Object.fromEntries(["sampler", "icemould", "bottles", "gaskets", "cloths", "glasses", "spoons"].map((key) => [key, ["bộ", "set"]])),
  ...Object.fromEntries(["oranges", "descaler", "papers", "cacao", "tea"].map((key) => [key, ["gói", "bag"]])),
  ...{ condensed: ["lon", "can"], coconut: ["lon", "can"], syrup: ["chai", "bottle"], tonic: ["lốc", "pack"], tablets: ["hộp", "box"] },
  ...{ coldjar: ["bình", "jar"], cups: ["cặp", "pair"], chocolate: ["thanh", "bar"], card: ["phiếu", "voucher"], candle: ["cây", "piece"] },
};

const goods = (series: string, unit: string, unitEn: string, lines: Line[]): ProductDraft[] =>
  lines.map(([key, name, nameEn, sku, price, description]) => {
    const [vi, en] = UNITS[key] ?? [unit, unitEn];
    return { key, name, nameEn, sku, series, price, unit: vi, unitEn: en, description };
  });

export const SHOP_PRODUCTS: readonly ProductDraft[] = [
  ...goods("Cà phê đặc sản", "gói", "bag", [
    [
      "langbiang",
      "Arabica Lang Biang natural 250 g",
      "Lang Biang natural, 250 g",
      "WS-LB",
      168_000,
      "Rang sáng, vị dâu và mận khô, cho pour-over.",
    ],
    ["khesanh", "Arabica Khe Sanh washed 250 g", "Khe Sanh washed, 250 g", "WS-KS", 138_000, "Rang sáng vừa, vị cam quýt và đường nâu."],
    ["sonla", "Arabica Sơn La honey 250 g", "Sơn La honey, 250 g", "WS-SL", 146_000, "Rang sáng vừa, vị đào và mật mía, hậu dài."],
    ["gesha", "Gesha Cầu Đất lô nhỏ 100 g", "Cầu Đất Gesha micro-lot, 100 g", "WS-GS", 290_000, "Mỗi vụ một lô, hương nhài và trà ô long."],
    ["decaf", "Cà phê khử caffeine 250 g", "Decaf, 250 g", "WS-DC", 175_000, "Khử bằng nước, rang vừa, cho máy và phin."],
    ["kontum", "Arabica Măng Đen washed 250 g", "Măng Đen washed, 250 g", "WS-MD", 152_000, "Rang sáng, vị mơ và trà đen."],
    [
      "dienbien",
      "Arabica Mường Ảng natural 250 g",
      "Mường Ảng natural, 250 g",
      "WS-MA",
      149_000,
      "Rang sáng vừa, vị chuối chín và ca cao.",
    ],
    ["sampler", "Bộ thử năm vùng (5 × 50 g)", "Tasting set, 5 × 50 g", "WS-T5", 199_000, "Năm gói nhỏ, thẻ nếm thử."],
    [
      "finerobusta",
      "Fine Robusta Ea Kao honey 250 g",
      "Fine Robusta Ea Kao honey, 250 g",
      "WS-FR",
      112_000,
      "Rang vừa, vị sô-cô-la và hạt dẻ, cho phin và máy.",
    ],
  ]),
  ...goods("Ủ lạnh tại nhà", "hộp", "box", [
    [
      "coldbags",
      "Túi ủ lạnh Mộc Giang (hộp 8 túi)",
      "Cold brew bags, box of 8",
      "WS-CB",
      135_000,
      "Một túi cho một lít nước, ủ 14 giờ trong tủ lạnh.",
    ],
    [
      "coldjar",
      "Bình ủ lạnh thuỷ tinh 1 lít",
      "Glass cold brew jar, 1 litre",
      "WS-CJ",
      345_000,
      "Lưới lọc inox, nắp kín, để vừa cửa tủ lạnh.",
    ],
    ["oranges", "Cam vàng sấy lát 200 g", "Dried orange slices, 200 g", "WS-OR", 98_000, "Cho cà phê cam và ủ lạnh."],
    ["tonic", "Nước tonic quất (lốc 4 chai)", "Kumquat tonic, 4 bottles", "WS-TN", 92_000, "Cho espresso tonic và ủ lạnh."],
    ["icemould", "Khuôn đá tròn (bộ 4)", "Round ice moulds, set of 4", "WS-IC", 120_000, "Silicon, đá to tan chậm."],
    ["syrup", "Xi-rô hoa sim Phú Quốc 250 ml", "Phú Quốc sim syrup, 250 ml", "WS-SY", 118_000, "Nấu từ sim rừng, không phẩm màu."],
    ["bottles", "Chai thuỷ tinh 300 ml (bộ 6)", "Glass bottles, 300 ml, set of 6", "WS-BT", 210_000, "Nắp kín, chia cà phê ủ cho cả tuần."],
  ]),
  ...goods("Đồ pha máy", "cái", "piece", [
    ["pitcher", "Ca đánh sữa 350 ml", "Milk pitcher, 350 ml", "WS-MP", 245_000, "Inox 304, mỏ nhọn cho latte art."],
    ["tamper", "Tay nén 58 mm", "Tamper, 58 mm", "WS-TM", 390_000, "Đế phẳng, cán gỗ óc chó."],
    ["knockbox", "Hộp đập bã", "Knock box", "WS-KB", 310_000, "Thanh bọc cao su, tháo rửa được."],
    ["descaler", "Bột tẩy cặn máy 500 g", "Descaler, 500 g", "WS-DS", 165_000, "Dùng hai tháng một lần với nước máy."],
    [
      "tablets",
      "Viên vệ sinh máy (hộp 100 viên)",
      "Cleaning tablets, box of 100",
      "WS-CT",
      320_000,
      "Vệ sinh họng máy mỗi tối, mỗi lần một viên.",
    ],
    ["brush", "Cọ vệ sinh họng máy", "Group head brush", "WS-GB", 85_000, "Sợi chịu nhiệt, che nước nóng cho tay."],
    ["gaskets", "Bộ gioăng và lưới họng 58 mm", "Gasket and screen set, 58 mm", "WS-GK", 220_000, "Thay mỗi sáu tháng."],
    ["leveler", "Dụng cụ san bột 58 mm", "Distributor, 58 mm", "WS-LV", 360_000, "Ba cánh, chỉnh độ sâu."],
    ["basket", "Giỏ lọc chính xác 18 g", "Precision basket, 18 g", "WS-PB", 480_000, "Lỗ khắc laser, 58 mm."],
    ["thermometer", "Nhiệt kế đánh sữa", "Milk thermometer", "WS-TH", 135_000, "Kẹp ca, vạch 60–65 °C."],
    ["mat", "Tấm lót nén silicon", "Tamping mat", "WS-MT", 150_000, "Chống trượt, có góc đặt tay cầm."],
    ["cloths", "Khăn lau vòi sữa (bộ 4)", "Steam wand cloths, set of 4", "WS-CL", 95_000, "Sợi nhỏ, bốn màu."],
  ]),
  ...goods("Đồ pha tay", "cái", "piece", [
    ["papers", "Giấy lọc phễu 02 (100 tờ)", "Filter papers 02, 100 sheets", "WS-FP", 95_000, "Giấy trắng, không mùi, tẩy bằng oxy."],
    ["dripper", "Phễu sứ 02", "Ceramic dripper 02", "WS-DR", 320_000, "Gốm Bát Tràng, giữ nhiệt đều."],
    ["kettle", "Ấm cổ ngỗng 1 lít", "Gooseneck kettle, 1 litre", "WS-KT", 890_000, "Chỉnh nhiệt từng độ, giữ ấm 30 phút."],
    ["scale", "Cân tiểu ly có giờ", "Coffee scale with timer", "WS-SC", 690_000, "Chính xác 0,1 g, sạc USB-C."],
    ["handgrinder", "Cối xay tay MG Hand 38", "MG Hand 38 grinder", "WS-HG", 1_250_000, "Lưỡi thép 38 mm, 36 nấc."],
    ["server", "Bình hứng thuỷ tinh 600 ml", "Glass server, 600 ml", "WS-SV", 260_000, "Thuỷ tinh borosilicate, vạch đo."],
    ["jar", "Hũ hút chân không 500 g", "Vacuum canister, 500 g", "WS-VC", 420_000, "Giữ hương hạt lâu gấp đôi."],
    ["drippermetal", "Phễu inox hai lớp 02", "Double-walled steel dripper 02", "WS-DM", 350_000, "Nhẹ, cho đi xa."],
    ["cupping", "Thìa và chén nếm thử", "Cupping bowl and spoon", "WS-CU", 165_000, "Sứ trắng 200 ml, thìa inox."],
    ["travel", "Túi đồ pha đi đường", "Travel brewing bag", "WS-TR", 540_000, "Vải bạt, ngăn cho phễu, cối và bình."],
  ]),
  ...goods("Đồ pha phin", "cái", "piece", [
    ["phinnhom", "Phin nhôm Huế", "Aluminium phin from Huế", "WS-PN", 65_000, "Phin gò tay, nắp gài."],
    ["glasses", "Ly nâu đá (bộ 2)", "Iced coffee glasses, set of 2", "WS-GL", 110_000, "Thuỷ tinh dày, đáy lồi."],
    ["condensed", "Sữa đặc Mộc Giang 380 g", "Condensed milk, 380 g", "WS-CM", 42_000, "Nấu từ sữa Ba Vì, ít ngọt."],
    ["cacao", "Bột ca cao Đắk Lắk 250 g", "Đắk Lắk cocoa, 250 g", "WS-CC", 125_000, "Nguyên chất, không đường."],
    ["tray", "Khay gỗ tràm cho hai phin", "Wooden tray for two phins", "WS-TY", 185_000, "Gỗ tràm Huế, lau dầu."],
    ["spoons", "Thìa khuấy cán dài (bộ 4)", "Long spoons, set of 4", "WS-SP", 88_000, "Inox 304."],
    ["coconut", "Sữa dừa Bến Tre 400 ml", "Bến Tre coconut milk, 400 ml", "WS-CN", 48_000, "Cho cà phê cốt dừa."],
    ["eggwhisk", "Máy đánh trứng cầm tay", "Hand whisk", "WS-EW", 145_000, "Cho cà phê trứng Hà Nội."],
  ]),
  ...goods("Quà tặng", "hộp", "box", [
    ["giftbox", "Hộp quà bốn vùng cà phê", "Gift box of four regions", "WS-G4", 420_000, "Bốn gói 100 g, thiệp viết tay."],
    ["tetbox", "Hộp quà Tết Mộc Giang", "Tết gift box", "WS-GT", 680_000, "Cà phê, phin gò, mứt cam và bao lì xì."],
    ["cups", "Cặp ly sứ men lam", "Pair of blue-glazed cups", "WS-CP", 280_000, "Vẽ tay tại Bát Tràng, hộp cứng."],
    ["cookies", "Bánh quy cà phê (hộp thiếc)", "Coffee biscuits in a tin", "WS-BQ", 155_000, "Bơ lạt và Robusta xay mịn."],
    ["chocolate", "Sô-cô-la cà phê Tiền Giang", "Coffee chocolate from Tiền Giang", "WS-CH", 128_000, "Ca cao 70%, hạt cà phê rang giòn."],
    ["tea", "Trà vỏ cà phê cascara 100 g", "Cascara tea, 100 g", "WS-TE", 115_000, "Vỏ quả phơi giàn, vị nho khô."],
    ["card", "Phiếu quà tặng 500.000 ₫", "Gift voucher, 500,000 ₫", "WS-GC", 500_000, "Dùng cho mọi món trên web."],
    ["candle", "Nến thơm hương cà phê", "Coffee scented candle", "WS-CD", 195_000, "Sáp đậu nành, cháy 40 giờ."],
  ]),
];
