/** Greetings through the year. */

export const TET_GREETINGS: readonly string[] = [
  "{da}{i} chúc {an} và gia đình năm mới an khang, công việc hanh thông{ak}.",
  "Năm mới {i} kính chúc {a} dồi dào sức khoẻ, buôn bán thuận lợi.",
  "{da}{an} ơi, Mộc Giang nghỉ Tết tới mồng 5, {a} cần gấp thì gọi số {i}{ak}. Chúc {a} ăn Tết vui.",
  "Cảm ơn {a} đã đồng hành cùng Mộc Giang năm qua. Chúc {a} năm mới bình an.",
  "{da}{i} gửi {a} chút quà Tết của xưởng, mong {a} thích. Chúc nhà mình năm mới nhiều niềm vui{ak}.",
  "Thay mặt xưởng rang, {i} chúc {a} một cái Tết đầm ấm.",
  "{da}Tết này {i} chúc {an} mạnh khoẻ, năm mới mình lại làm việc với nhau{ak}.",
  "Mộc Giang chúc {a} năm mới vạn sự như ý. Kho mở lại mồng 6.",
  "{da}{i} chúc {an} nghỉ Tết trọn vẹn, hết lo cà phê, chỉ lo ăn thôi{ak}.",
  "Năm mới chúc {a} sức khoẻ, thêm nhiều khách quen.",
  "{da}{i} chúc gia đình {an} năm mới mọi việc suôn sẻ{ak}.",
  "Tết đến, {i} chúc {a} đủ đầy và bình an.",
  "{da}cảm ơn {a} một năm tin {i}. Chúc {a} ăn Tết ngon miệng{ak}.",
  "Chúc {an} năm mới phát tài. Lịch giao đầu năm {i} nhắn {a} sau mồng 6.",
  "{da}năm mới {i} chúc {an} luôn vui như ly cà phê đầu ngày{ak}.",
];

/** On 8 March and 20 October, to women. */
export const WOMEN_GREETINGS: readonly string[] = [
  "{da}{i} chúc {an} ngày {w} vui và nhiều hoa{ak}.",
  "Nhân ngày {w}, {i} chúc {a} luôn xinh đẹp và mạnh khoẻ.",
  "{da}hôm nay {w}, {i} gửi {a} hộp Cầu Đất, mong {a} thích{ak}.",
  "Chúc {an} ngày {w} được nghỉ ngơi và cười nhiều.",
  "{da}{w} {i} chúc {an} vạn sự như ý{ak}.",
  "Chúc {a} ngày {w} thật vui bên gia đình.",
  "{da}{an} ơi, chúc {a} {w}, hôm nay {a} không phải đặt hàng đâu nhé{ak}.",
  "Chúc {an} một ngày {w} ấm áp.",
  "{da}{i} chúc {an} luôn rạng rỡ, ngày {w} và mọi ngày{ak}.",
  "{w} vui vẻ {an} nhé.",
  "{da}{i} gửi lời chúc {w} tới {an} và các chị bên mình{ak}.",
  "Chúc {a} ngày {w} nhiều niềm vui nho nhỏ.",
  "{da}hôm nay {w}, chúc {an} được người nhà nấu cơm cho{ak}.",
  "Chúc {an} {w} rực rỡ như hoa.",
  "{da}{i} chúc {an} ngày {w} bình yên{ak}.",
];

export const BIRTHDAYS: readonly string[] = [
  "{da}hôm nay sinh nhật {an}, {i} chúc {a} nhiều sức khoẻ và niềm vui{ak}.",
  "Chúc mừng sinh nhật {an}! Mộc Giang gửi {a} hộp Cầu Đất, chiều nay tới.",
  "{da}{i} chúc {an} tuổi mới vạn sự thuận lợi{ak}.",
  "Sinh nhật vui vẻ {an} nhé, chúc {a} luôn bận vì đông khách.",
  "{da}cả xưởng {i} chúc mừng sinh nhật {an}{ak}.",
  "Chúc {an} sinh nhật ấm áp bên gia đình.",
  "{da}thêm tuổi mới, {i} chúc {an} thêm nhiều điều ưng ý{ak}.",
  "Mừng sinh nhật {an}, hôm nay {a} nghỉ một bữa cho khoẻ nhé.",
  "{da}chúc {an} tuổi mới làm gì cũng thuận{ak}.",
  "Chúc mừng sinh nhật {a} từ Mộc Giang.",
  "{da}{i} chúc {an} một tuổi mới bình an{ak}.",
  "Sinh nhật {a} mà {i} không kịp ghé, chúc {a} thật vui nhé.",
  "{da}mong {an} tuổi mới thật nhiều chuyện vui{ak}.",
  "Chúc {an} hôm nay có bánh ngon và cà phê ngon.",
  "{da}{i} gửi {an} lời chúc sinh nhật và lời cảm ơn{ak}.",
];

/** In December, to customers abroad. */
export const YEAR_END_EN: readonly string[] = [
  "{hi},\n\nas the year closes we would like to thank you for your trust. We are open through the holidays here; our own break comes with Tết.",
  "{hi}, happy holidays from Da Nang! The office stays open, loading dates in January are attached.",
  "{hi},\n\na quiet season and a good start. Our long holiday is Tết, please order a little earlier than usual.",
  "{hi},\n\nwe wish you happy days with your family. Nothing you need to answer.",
  "{hi}, best wishes for the new year. May your containers arrive early.",
  "{hi},\n\nfor your planning: the port is closed on 1 January, and we are closed for eight days at Tết. Happy holidays!",
  "{hi}, a small parcel with new-crop drip bags is on its way. Happy new year!",
  "{hi}, it has been a pleasure to work with you. See you at the cupping table next year?",
];
