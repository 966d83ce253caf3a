import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { readText } from "../../src/reading/built-in/read.ts";
import { NOW, ZONE } from "../assistant/histories.ts";

/** How customers of small shops write: southern words, typed in haste, with or without marks. */

const found = (body: string, kind: Activity["kind"] = "chat") =>
  readText({
    ...{ kind, direction: "in" as const, subject: "", body, occurredAt: NOW, ours: ["Xưởng Gỗ Hoà An"] },
    ...{ customers: [], products: [], currency: "VND", timeZone: ZONE },
  }).findings;

describe("what went wrong", () => {
  test.each([
    ["hàng hôm qua giao bể 3 chai nước mắm, thùng ướt nhẹp luôn", "quality"],
    ["hang hom qua giao be 3 chai nuoc mam", "quality"],
    ["mở ra thấy vỡ 2 cái ly rồi em", "quality"],
    ["khung giường bị tróc sơn tùm lum", "quality"],
    ["Phần mềm bên em đứng máy từ sáng tới giờ", "quality"],
    ["Làm mặt xong da em đỏ rát hai ngày nay", "quality"],
    ["thợ em làm ẩu quá, kêu hoài không thấy ai qua", "service"],
    ["Màu vải không giống mẫu đã duyệt", "wrong"],
    ["Anh đề nghị đổi lại toàn bộ 12 ghế", "wrong"],
  ])("%s", (said, wrong) => expect(found(said).complaint?.value).toBe(wrong));

  test.each([
    "Chị mua 2 trái bóng với 3 cái vợt cho bé nha",
    "da mua 2 trai bong cho be roi",
    "Em gửi anh bức tranh treo phòng khách nhé",
    "cho anh buc anh mau go soi",
    "Vài người phải đi sớm, em giao trước 5 giờ nha",
    "Không giống như bên kia, bên em làm kỹ lắm",
    "gui be Na 2 hop sua",
    "Sơn màu kem cho hợp vải bọc nha em",
  ])("is none: %s", (said) => expect(found(said).complaint).toBeUndefined());
});

describe("what they want, and of whom", () => {
  test.each([
    ["ai tư vấn e mụn lưng với, combo 10 buổi bn vậy ạ", "quote"],
    ["Could you quote another 15 by Friday?", "quote"],
    ["Please find attached PO 7781 for 200 bearings, delivery by 10 Dec.", "buy"],
  ])("%s", (said, intent) => expect(found(said).intent?.value).toBe(intent));

  test.each(["Đang xem hàng Trung Quốc cho rẻ.", "Giảm giá Black Friday giảm 50% toàn bộ máy in!", "so với hàng Thái Lan thì sao em"])(
    "no seller's name: %s",
    (said) => expect(found(said).competitor).toBeUndefined(),
  );

  test.each([
    ["Nếu chiều nay không có báo giá thì anh đặt bên khác.", "chat"],
    ["Khách bực vì phần mềm đứng máy, doạ chuyển qua MISA nếu còn bị nữa.", "call"],
  ] as const)("a threat to leave: %s", (said, kind) => expect(found(said, kind).ultimatum?.value).toBe("leave"));
});
