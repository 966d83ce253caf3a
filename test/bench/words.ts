/** What the bench's records are made of. "Nguyễn" is as frequent as it is in life, so that common words really are common. */

export const FAMILY_NAMES = [
  "Nguyễn",
  "Nguyễn",
  "Nguyễn",
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Phan",
  "Vũ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
];
export const MIDDLE_NAMES = ["Văn", "Thị", "Minh", "Ngọc", "Quang", "Thanh", "Đức", "Hữu", "Thuỳ", "Bảo"];
export const GIVEN_NAMES = [
  "An",
  "Bình",
  "Châu",
  "Dũng",
  "Đạt",
  "Giang",
  "Hà",
  "Hải",
  "Hạnh",
  "Hùng",
  "Khánh",
  "Lan",
  "Linh",
  "Long",
  "Mai",
  "Nam",
  "Nga",
  "Phúc",
  "Quỳnh",
  "Sơn",
  "Thảo",
  "Trang",
  "Tuấn",
  "Yến",
];
export const CITIES = ["Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Bình Dương", "Biên Hoà", "Huế"];
export const TITLES = ["Giám đốc", "Trưởng phòng mua hàng", "Kế toán trưởng", "Chủ cửa hàng", "Purchasing manager", "Nhân viên kinh doanh"];
export const FIRMS = ["Công ty TNHH", "Công ty Cổ phần", "Cửa hàng", "Xưởng mộc", "Siêu thị", "Nhà máy"];
export const SUBJECTS = [
  "Báo giá bàn ghế",
  "Giao hàng chậm",
  "Hợp đồng năm sau",
  "Bảo hành tủ bếp",
  "Gọi lại sau Tết",
  "Showroom visit",
  "Re: invoice",
];
export const BODIES = [
  "Khách hỏi giá 20 bộ bàn ăn gỗ sồi, cần giao trước cuối tháng và xuất hoá đơn đỏ.",
  "Đã gọi hai lần, khách bận họp, hẹn gọi lại vào sáng thứ hai tuần sau.",
  "Khách phàn nàn lô hàng vừa rồi bị trầy, mình hứa cử thợ qua sửa trong tuần này.",
  "They liked the samples and asked for a written quotation with delivery to the warehouse.",
  "Bên mua đã ký hợp đồng khung, thanh toán ba mươi ngày kể từ ngày nhận hàng.",
  "Anh ấy chuyển sang công ty mới, giới thiệu người kế nhiệm phụ trách mua sắm nội thất.",
];
