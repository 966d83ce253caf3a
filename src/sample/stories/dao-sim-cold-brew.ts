import { DAY } from "../../core/time.ts";
import type { Story } from "../teller.ts";
import { ngay, thuNgay, vnd } from "../wording.ts";

/** A resort lets its patience run out: parts late twice, a promise broken, the general manager steps in. Not resolved. */
export const daoSimColdBrew: Story = (t) => {
  t.begin(305).with("phuong.daosim", "tram");
  const bought = t.offer([
    ["cold", 4],
    ["duo", 2],
    ["caudat", 60],
  ]);
  t.calls(
    15,
    "Chị Phương hỏi thiết bị cho ba quầy bar",
    "Resort nâng cấp quầy bar bãi biển, hồ bơi và sảnh. Cần 4 bộ ủ lạnh và 2 máy pha. Chị biết mình qua anh Trường ở Cát Vàng. Hàng ra đảo phải tính đủ phí tàu.",
  );
  t.opens("Đảo Sim – ba quầy bar", "cold", bought);
  t.after(2)
    .weWrite(
      "Báo giá thiết bị ba quầy bar Đảo Sim",
      `Dạ em chào chị Phương,

Em gửi chị báo giá ${t.quoteNumber()}, giá giao tới resort ở Bãi Dài:
${bought.text}
Tổng cộng: ${vnd(bought.amount)}, chưa VAT, đã gồm phí tàu và công lắp.

Bảo hành 24 tháng. Với khách ngoài đảo, bên em cam kết phụ tùng tới nơi trong 5 ngày làm việc ạ.`,
      { files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("proposal");
  t.after(7).answers("Chị duyệt báo giá này. Ghi rõ câu phụ tùng 5 ngày vào hợp đồng giúp chị, vì ở đảo hư một món là cả quầy đứng.");
  t.after(2)
    .weAnswer("Dạ em ghi ở điều 7 rồi ạ. Em gửi chị hợp đồng, lô hàng lên tàu ngay tuần sau.", { files: ["hop-dong-Dao-Sim.pdf"] })
    .wins();
  t.after(3);
  t.orders(bought, "Giao ra Phú Quốc bằng đường tàu Rạch Giá. Điều 7: phụ tùng trong 5 ngày làm việc.");
  t.after(9, 8.5)
    .with("viet.daosim", "tin")
    .visits(
      420,
      "Lắp đặt ba quầy bar Đảo Sim",
      "Lắp đủ 4 MG Cold, 2 MG Duo. Anh Việt kỹ thuật toà nhà theo cả ngày. Quầy bãi biển nhiều hơi muối, dặn lau khô khớp nối mỗi tối.",
    );
  t.deal = null;
  t.begin(83).with("phuong.daosim", "tram");
  const reportedAt = t.at;
  const daysSince = (): number => Math.round((t.at - reportedAt) / DAY);
  t.writes(
    "Hai bộ ủ lạnh chảy nước",
    `Em Trâm,

Hai bộ ủ lạnh ở quầy bãi biển và hồ bơi chảy nước từ chân vòi, mỗi đêm hứng đầy một xô. Việt đã siết lại mà không hết. Cuối tuần này resort kín phòng, em cho người xem gấp giúp chị.`,
    { cc: ["viet.daosim"] },
  );
  t.after(0).weAnswer("Dạ em chào chị Phương, em đã báo anh Tín, anh gọi anh Việt ngay trong sáng nay để xem qua video ạ.", {
    cc: ["viet.daosim"],
  });
  t.after(0)
    .with("viet.daosim", "tin")
    .weCall(
      19,
      "Xem rò nước qua video",
      "Gioăng chân vòi nitro bị chai vì hơi muối, cả hai bộ. Cần cụm vòi bản chống muối, kho Đà Nẵng hết, phải đặt nhà máy 8 ngày. Dặn anh Việt khoá vòi nitro, dùng vòi thường tạm.",
      "Nghe máy",
    );
  const firstPromise = t.ahead(9);
  t.after(1)
    .with("phuong.daosim", "tram")
    .weAnswer(`Dạ chị Phương,

Nguyên nhân là gioăng chân vòi bị hơi muối làm chai. Bên em thay miễn phí hai cụm vòi loại chống muối, hàng tới resort ${thuNgay(firstPromise)}. Trong lúc chờ chị cho dùng vòi thường giúp em ạ.

Em xin lỗi chị vì để chị bị động dịp cuối tuần.`);
  t.task(`Theo dõi cụm vòi gửi Đảo Sim, tới nơi ${ngay(firstPromise)}`, firstPromise, t.ahead(12), "Trễ: nhà máy giao thiếu.");
  t.after(11).answers(
    `Trâm, em hẹn hàng tới ${thuNgay(firstPromise)}. Hôm nay chị vẫn chưa thấy gì, cũng không ai gọi báo. Điều 7 ghi 5 ngày làm việc. Em trả lời chị có ngày cụ thể.`,
  );
  const secondPromise = t.ahead(6);
  t.after(1).weAnswer(
    `Dạ em xin lỗi chị. Nhà máy giao thiếu một cụm nên kho Đà Nẵng chờ gom đủ mới gửi, lỗi của em là không báo chị. Hàng lên tàu Rạch Giá, tới chị ${thuNgay(secondPromise)} ạ.`,
  );
  t.after(7)
    .with("viet.daosim", "tin")
    .chats(
      "Anh Việt: hàng tới rồi Tín ơi nhưng chỉ có một cụm, loại cũ, không phải loại chống muối\nTín: Anh chụp tem giúp em với ạ\nAnh Việt: [ảnh]\nTín: Dạ kho soạn nhầm mã rồi anh, em báo chị Trâm ngay",
    );
  t.after(0).notes(
    "Kho soạn nhầm mã cho Đảo Sim",
    "Phiếu xuất ghi CV-20 thay vì CV-20M. Loại chống muối còn 1 cụm ở xưởng. Đã đề nghị lấy từ máy trưng bày, chờ anh Bảo duyệt.",
  );
  t.after(2)
    .with("phuong.daosim", "tram")
    .writes(
      "Yêu cầu bồi thường và lịch xử lý dứt điểm",
      `Gửi Mộc Giang,

Tính đến hôm nay hai quầy đã không bán được đồ uống nitro ${daysSince()} ngày. Sai hẹn hai lần, giao sai hàng một lần. Phòng kế toán của resort tính doanh thu mất khoảng ${vnd(96_000_000)}.

Tôi yêu cầu: (1) thay mới hai cụm vòi trong tuần này, (2) cử kỹ thuật ra đảo kiểm tra cả bốn bộ, (3) phương án bồi thường bằng văn bản. Tôi đồng gửi ông Nghĩa, Tổng quản lý.`,
      { cc: ["nghia.daosim"] },
    );
  t.after(1)
    .by("bao")
    .weAnswer(
      `Kính gửi chị Phương, kính gửi ông Nghĩa,

Tôi là Bảo, trưởng phòng kinh doanh Mộc Giang. Chúng tôi nhận lỗi ở cả ba điểm và xin làm như sau: kỹ thuật mang hai cụm vòi chống muối ra đảo và kiểm tra cả bốn bộ; phương án bồi thường tôi gửi bằng văn bản trước ${thuNgay(t.friday())}.

Mong ông và chị cho chúng tôi cơ hội sửa sai.`,
      { cc: ["nghia.daosim"] },
    );
  t.task("Gửi Đảo Sim phương án bồi thường bằng văn bản", t.friday(), null, "Đã hứa với ông Nghĩa và chị Phương. Chờ chị Linh duyệt mức.");
  t.after(5, 9)
    .with("viet.daosim", "tin")
    .visits(
      300,
      "Thay vòi tại Đảo Sim",
      "Thay được một cụm ở quầy hồ bơi. Cụm lấy từ máy trưng bày bị nứt ren khi lắp quầy bãi biển, phải tháo ra, quầy bãi biển vẫn chưa có vòi. Hai bộ còn lại gioăng cũng bắt đầu chai.",
    );
  t.after(1)
    .with("phuong.daosim", "tram")
    .weCall(
      9,
      "Báo kết quả chuyến ra đảo",
      "Chị Phương rất bực. Chị nói resort không thử nghiệm giúp mình, và hỏi văn bản bồi thường đâu vì đã qua hạn anh Bảo hứa. Em chưa có câu trả lời.",
      "Nghe máy",
    );
  t.after(12)
    .with("nghia.daosim", "bao")
    .writes(
      "Thông báo tạm dừng thanh toán",
      `Kính gửi ông Bảo,

Đã ${daysSince()} ngày kể từ báo hỏng đầu tiên, quầy bãi biển vẫn chưa hoạt động bình thường và chúng tôi chưa nhận được phương án bồi thường mà ông hứa. Resort tạm giữ khoản thanh toán đợt cuối ${vnd(Math.round((bought.amount * 10) / 100))} (10% hợp đồng) cho đến khi có văn bản chính thức.

Trần Đại Nghĩa`,
      { cc: ["phuong.daosim"], isUnsigned: true },
    );
  t.after(2)
    .by("bao")
    .notes(
      "Họp nội bộ về Đảo Sim",
      "Chị Linh nghiêng về đổi mới cả bốn bộ sang bản chống muối và tặng 60 kg Arabica, chi phí khoảng 120 triệu. Chưa chốt vì chờ giá nhà máy. Chưa ai viết văn bản cho khách.",
    );
  t.after(9).by("bao").weCall(4, "Gọi ông Nghĩa", "Thư ký nói ông Nghĩa họp, sẽ gọi lại. Không gọi lại.", "Không gặp");
  t.begin(3)
    .with("phuong.daosim", "tram")
    .writes(
      "Đề nghị nhận lại bốn bộ ủ lạnh",
      `Trâm,

Chị đã cố giữ cho Mộc Giang nhưng ông Nghĩa quyết rồi: nếu đến ${ngay(t.fromToday(8))} không có văn bản bồi thường và không thay xong quầy bãi biển, resort trả lại cả bốn bộ ủ lạnh và yêu cầu hoàn tiền. Nam Á Espresso đã ra đảo khảo sát tuần trước.

Cà phê Arabica thì bếp vẫn thích, chị nói thật. Nhưng chị không bảo vệ em được nữa nếu không ai trả lời chị.`,
      { cc: ["nghia.daosim"] },
    );
  t.task(
    "Trả lời chị Phương (Đảo Sim): văn bản bồi thường và ngày thay vòi quầy bãi biển",
    t.fromToday(0),
    null,
    `Khách doạ trả bốn bộ ủ lạnh nếu đến ${ngay(t.fromToday(8))} chưa có văn bản.`,
  );
};
