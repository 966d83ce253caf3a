import type { ProductDraft } from "./drafts.ts";

/** What Mộc Giang sells, in VND without VAT. */
export const PRODUCTS: readonly ProductDraft[] = [
  {
    key: "duo", name: "Máy pha espresso MG Duo (2 họng)", nameEn: "MG Duo espresso machine, 2 groups", sku: "MG-D2", series: "Máy pha",
    price: 118_000_000, unit: "máy", unitEn: "unit",
    description: "Hai nồi hơi độc lập, PID từng họng, áp suất 9 bar, điện 1 pha 220 V – 4,3 kW. Lắp ráp tại xưởng Hoà Khánh, bảo hành 24 tháng.",
  },
  {
    key: "solo", name: "Máy pha espresso MG Solo (1 họng)", nameEn: "MG Solo espresso machine, 1 group", sku: "MG-S1", series: "Máy pha",
    price: 62_500_000, unit: "máy", unitEn: "unit",
    description: "Máy một họng cho quán nhỏ và văn phòng, nồi hơi 5 lít, bình nước trong hoặc nối trực tiếp. Bảo hành 24 tháng.",
  },
  {
    key: "grind64", name: "Máy xay MG Grind 64", nameEn: "MG Grind 64 grinder", sku: "MG-G64", series: "Máy xay",
    price: 18_900_000, unit: "máy", unitEn: "unit",
    description: "Lưỡi phẳng 64 mm, xay theo thời gian, 2,2 g/giây. Hợp quán dưới 8 kg cà phê mỗi ngày.",
  },
  {
    key: "grind83", name: "Máy xay MG Grind 83", nameEn: "MG Grind 83 grinder", sku: "MG-G83", series: "Máy xay",
    price: 32_500_000, unit: "máy", unitEn: "unit",
    description: "Lưỡi phẳng 83 mm, xay theo trọng lượng, 4,5 g/giây, quạt làm mát buồng xay cho giờ cao điểm.",
  },
  {
    key: "roast5", name: "Máy rang MG Roast 5", nameEn: "MG Roast 5 drum roaster", sku: "MG-R5", series: "Máy rang",
    price: 285_000_000, unit: "máy", unitEn: "unit",
    description: "Máy rang trống 5 kg/mẻ, đốt gas, ghi đường cong rang qua USB. Kèm cyclone và hai ngày chuyển giao.",
  },
  {
    key: "roast15", name: "Máy rang MG Roast 15", nameEn: "MG Roast 15 drum roaster", sku: "MG-R15", series: "Máy rang",
    price: 640_000_000, unit: "máy", unitEn: "unit",
    description: "Máy rang trống 15 kg/mẻ, đốt gas, điện 3 pha 380 V. Kèm cyclone, bàn làm nguội và bốn ngày chuyển giao.",
  },
  {
    key: "cold", name: "Bộ ủ lạnh MG Cold 20", nameEn: "MG Cold 20 cold brew system", sku: "MG-C20", series: "Ủ lạnh",
    price: 26_500_000, unit: "bộ", unitEn: "set",
    description: "Hai bình inox 20 lít, vòi nitro, tủ giữ 2–4 °C.",
  },
  {
    key: "pure", name: "Bộ lọc nước MG Pure 600", nameEn: "MG Pure 600 water filter", sku: "MG-P6", series: "Phụ kiện",
    price: 8_900_000, unit: "bộ", unitEn: "set",
    description: "Ba cấp lọc và làm mềm, thay lõi sau mỗi 6 tháng hoặc 6.000 lít.",
  },
  {
    key: "care", name: "Gói bảo trì MG Care (năm)", nameEn: "MG Care yearly service plan", sku: "MG-CARE", series: "Dịch vụ",
    price: 14_400_000, unit: "máy/năm", unitEn: "machine/year",
    description: "Bốn lần bảo dưỡng mỗi năm, gioăng và lưới thay miễn phí, có kỹ thuật tới trong 24 giờ làm việc.",
  },
  {
    key: "sontra", name: "Cà phê rang Sơn Trà Blend", nameEn: "Sơn Trà Blend, roasted", sku: "CP-ST", series: "Cà phê rang",
    price: 285_000, priceBefore: 262_000, unit: "kg", unitEn: "kg",
    description: "60% Arabica Cầu Đất, 40% Robusta Fine Ea Kao, rang vừa đậm cho espresso. Túi 1 kg van một chiều.",
  },
  {
    key: "hangiang", name: "Cà phê rang Hàn Giang Phin", nameEn: "Hàn Giang Phin, roasted", sku: "CP-HG", series: "Cà phê rang",
    price: 215_000, priceBefore: 198_000, unit: "kg", unitEn: "kg",
    description: "Robusta Đắk Lắk rang đậm, rang bơ theo yêu cầu, cho phin và cà phê sữa. Túi 1 kg.",
  },
  {
    key: "caudat", name: "Arabica Cầu Đất rang vừa", nameEn: "Cầu Đất Arabica, medium roast", sku: "CP-CD", series: "Cà phê rang",
    price: 395_000, priceBefore: 372_000, unit: "kg", unitEn: "kg",
    description: "Một nguồn, sơ chế ướt, vị cam và mật ong, cho pour-over và drip.",
  },
  {
    key: "drip", name: "Cà phê túi lọc Mộc Giang (hộp 10 gói)", nameEn: "Mộc Giang drip bags, box of 10", sku: "CP-DB", series: "Cà phê rang",
    price: 118_000, unit: "hộp", unitEn: "box",
    description: "Mười gói drip 12 g, thổi khí nitơ, hạn dùng 12 tháng. In nhãn riêng từ 300 hộp.",
  },
  {
    key: "phinset", name: "Bộ phin inox MG Phin", nameEn: "MG Phin stainless filter set", sku: "MG-PH", series: "Phụ kiện",
    price: 125_000, unit: "bộ", unitEn: "set",
    description: "Phin inox 304, nắp cách nhiệt, hộp giấy. Khắc laser biểu tượng riêng từ 200 bộ.",
  },
  {
    key: "fine", name: "Nhân xanh Robusta Fine Ea Kao S18", nameEn: "Fine Robusta Ea Kao S18, green", sku: "NX-EK", series: "Nhân xanh",
    price: 148_000, unit: "kg", unitEn: "kg",
    description: "Hái chín trên 95%, sơ chế honey, ẩm tối đa 12,5%, điểm 83+. Bao 60 kg có lót GrainPro.",
  },
  {
    key: "washed", name: "Nhân xanh Arabica Cầu Đất sơ chế ướt", nameEn: "Cầu Đất Arabica washed, green", sku: "NX-CD", series: "Nhân xanh",
    price: 228_000, unit: "kg", unitEn: "kg",
    description: "Catimor và Bourbon ở 1.500 m, sơ chế ướt, điểm 84+. Bao 60 kg có lót GrainPro.",
  },
];
