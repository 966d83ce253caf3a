import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

/** Bà Tư and her son: an order by voice, a machine she does not want, and a son who does. */
export const baTuMachine: Story = (t) => {
  t.begin(236)
    .with("tu.batu", "tram")
    .calls(
      9,
      "Bà Tư gọi đặt hàng",
      "Bà Tư gọi đặt 12 ký Hàn Giang. Bà mắt kém, không đọc tin nhắn, dặn có gì gọi trước 9 giờ sáng. Anh Tâm con bà đang muốn sắm máy pha, bà chưa chịu.",
    );
  t.after(9)
    .with("tam.batu")
    .writes(
      "Hỏi máy pha nhỏ cho quán Bà Tư",
      `Chào em Trâm,

Anh tên Tâm, con bà Tư. Quán giờ nhiều khách trẻ hỏi bạc xỉu đá xay, latte mà má anh chỉ pha vợt. Anh muốn mua một máy 1 họng với máy xay nhỏ. Má anh sợ tốn điện và sợ khách cũ chê. Em tư vấn giúp anh với.`,
    );
  const small = t.offer([
    ["solo", 1],
    ["grind64", 1],
  ]);
  t.opens("Bà Tư – máy pha đầu tiên", "solo", small);
  t.after(1)
    .weAnswer(`Dạ em chào anh Tâm,

Em gửi anh giá bộ nhỏ nhất:
${small.text}
Tổng cộng: ${vnd(small.amount)}, chưa VAT.

Về điện, MG Solo chạy cả ngày khoảng 9 số, chừng 25–30 nghìn tiền điện. Còn khách cũ thì bà cứ pha vợt như xưa, máy chỉ để bán món mới. Em gửi máy cho quán thử một tuần, bà ưng mới lấy, được không anh?`)
    .moves("proposal");
  t.after(3).answers("Cho thử là nhất rồi em. Để anh nói với má.");
  t.after(6, 8)
    .with("tam.batu", "tin")
    .visits(
      150,
      "Đặt máy thử tại quán Bà Tư",
      "Đặt ở góc trong, không đụng bếp vợt. Bà Tư đứng coi, hỏi 'cái này kêu to không con'. Uống thử một ly đen máy, bà nói 'lạt', nhưng khen ly bạc xỉu.",
    );
  t.after(7)
    .with("tu.batu", "tram")
    .weCall(
      6,
      "Hỏi ý bà Tư sau một tuần",
      "Bà nói một tuần bán thêm hơn 200 ly đá xay, 'tụi nhỏ nó thích'. Bà đồng ý mua nhưng phải viết hoá đơn tên bà.",
      "Nghe máy",
    )
    .wins();
  t.after(1);
  t.orders(small, "Máy đang để tại quán. Hoá đơn ghi tên bà Nguyễn Thị Tư.");
  t.after(30)
    .with("tam.batu")
    .chats(
      "Anh Tâm: Trâm ơi má anh giờ đòi thêm cái tủ mát để ly nữa 😂\nTrâm: Dạ bà lên tay dữ vậy anh\nAnh Tâm: sáng nào cũng tự lau máy, không cho ai đụng",
    );
};
