import { exact, fold, matchName, words } from "../../core/text.ts";
import { foldEven, type Passage, spanOf } from "../own-words.ts";
import type { Found, Values } from "../reading.schema.ts";

/** Names in a text: whom else the customer speaks with, and what of ours they are after. */

const NAME = "(?<name>\\p{Lu}[\\p{L}\\p{M}\\p{N}&.-]*(?: (?:\\p{Lu}|\\d)[\\p{L}\\p{M}\\p{N}&.-]*){0,3})";
/** Of two words or more. */
const LONG_NAME = NAME.replace("{0,3})", "{1,3})");
const SIDE =
  "(?:(?:[Bb]ên|[Pp]hía|[Hh]ãng|[Nn]hà cung cấp|[Cc]ông ty|[Cc]ty|[Đđ]ối thủ|nhà|[Bb]en|[Pp]hia|[Hh]ang|[Dd]oi thu|[Cc]ong ty) )";

/** Before or after the name stands what another seller does, or that the customer uses or prefers them. */
const COMPETITOR: [confidence: number, pattern: RegExp][] = [
  [
    0.9,
    new RegExp(
      `(?:đối thủ|doi thu|competitors?|rivals?)(?: (?:là|của (?:bên|các) \\p{L}+|such as|like|is|are|named|la))?:? ${SIDE}?${NAME}`,
      "gu",
    ),
  ],
  [
    0.88,
    new RegExp(
      `${SIDE}?${NAME} (?:(?:cũng |vừa |đang |đã |mới |họ |cung |vua |dang |da |moi |ho )*(?:báo giá|chào giá|chào (?=có|giá|chỉ|cho|rẻ|thấp|máy|trọn|\\d)|báo|mời|giảm|giao nhanh|bán|rẻ hơn|tặng|đẩy|bao gia|chao gia|chao (?=co|gia|chi|cho|re|thap|may|tron|\\d)|bao|moi|giam|re hon|ban|tang)(?: ?(?:cho|thấp|rẻ|tốt|giá|chỉ|có|với|hàng|bên|mình|em|anh|chị|máy|tủ|thêm|mềm|trọn|thap|re|tot|gia|chi|co|voi|mem)|,| ?\\d)|(?:offers?|offered|quoted|quotes|is (?:cheaper|offering|quoting)|are (?:cheaper|offering|quoting)|gave us|has (?:offered|quoted)|have (?:offered|quoted)|came in (?:at|lower|cheaper)))`,
      "gu",
    ),
  ],
  [
    0.86,
    new RegExp(
      `(?:[Ss]o (?:với|sánh[^.,]{0,20} với)|rẻ hơn(?: cả)?|đắt hơn|cao hơn|tốt hơn|không bằng|cân nhắc(?: giữa| với| thêm)?|(?:phân vân|chọn|cân nhắc|so) giữa [^.,]{2,24} (?:và|với)|(?:xem|nhận|có|so)(?: với)? báo giá(?: của)?|đi xem|(?:linh kiện|phụ tùng)(?: của)?|so voi|re hon|dat hon|cao hon|can nhac(?: voi| them)?|xem xét(?: cả| thêm)?|xem xet(?: ca| them)?|chuyển (?:sang|qua)(?: dùng)?|chuyen (?:sang|qua)(?: dung)?|[Đđ]ang (?:dùng|xài|sử dụng|làm việc với|lấy hàng|mua|hợp tác với|lấy thêm giá|hỏi giá|xem)(?: (?:của|hàng|máy|phần mềm|dịch vụ|bên))*|dang (?:dung|xai|su dung|lay hang|mua|lam viec voi)(?: (?:cua|hang|may|phan mem))*|(?:chọn|ký với|mua của|làm với|chon|ky voi|mua cua|lam voi)) ${SIDE}?${NAME}`,
      "gu",
    ),
  ],
  [
    0.84,
    new RegExp(
      `(?<![\\p{L}])[Bb](?:ên|en) ${NAME}(?= (?:vừa|đang|đã|cũng|mới|họ|thì|lại|rẻ|đắt|mềm|thấp|cao|có|đưa|bảo hành|vua|dang|cung|re|dat|mem) [^.!?]{0,30}(?:rẻ|đắt|mềm|thấp|giá|tặng|giảm|kệ|khảo sát|chào|báo|bảo hành|khuyến mãi|re |gia|tang|chao|ke ))`,
      "gu",
    ),
  ],
  [0.84, new RegExp(`${LONG_NAME} (?:đã |vừa |cũng |đang )+(?:ra|vào|tới|đến|qua|sang) [^.,]{0,16}(?:khảo sát|kệ|chào|đo đạc|gặp)`, "gu")],
  [
    0.86,
    new RegExp(
      `(?:compared? (?:to|with)|cheaper than|more expensive than|better than|versus|vs\\.?|switch(?:ing|ed)? to|moving to|moved to|went with|going with|(?:currently |now )?using|talking (?:to|with)|considering|evaluating|looking at|quote from|offer from|chose|chosen) ${NAME}`,
      "gu",
    ),
  ],
];
/** Who else turned up, where a rival is spoken of at all. */
const TURNED_UP: [confidence: number, pattern: RegExp] = [
  0.84,
  new RegExp(`(?:có thêm|thêm|gặp|đụng|thấy|co them) ${SIDE}?${LONG_NAME}`, "gu"),
];
const RIVAL = /doi thu|competitor|\brivals?\b/u;
const NO_NAMES = new Set(
  "anh chi em ong ba co chu bac ban toi minh khach hang chung sep ben cong ty cty zalo facebook email gmail excel word google outlook messenger viber teams zoom vat vnd usd eur tp hcm hn q1 q2 q3 q4 monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december the we i it they he she you this that our my your their vietnam viet nam ha noi saigon sai gon da nang hue can tho hai phong tet thang ngay tuan quy nam hop dong don bao gia may san pham january thanks hi hello dear alo da vang ok va nhung con roi neu thi la hai ba bon duoc khong option plan both another other several some one two".split(
    " ",
  ),
);

/** No name of a firm begins so. */
const NO_SELLERS = new Set(
  "anh chi em ong ba co chu bac ban toi minh khach sep ben we i it they he she you this that our my your their the thang ngay tuan quy năm q1 q2 q3 q4 excel google word zalo facebook gmail email".split(
    " ",
  ),
);

/** Where goods come from, and days on which everybody sells: "đang xem hàng Trung Quốc", "giảm giá Black Friday". */
const NO_FIRMS = new Set(
  "trung quoc,thai lan,nhat,nhat ban,han quoc,my,duc,y,phap,dai loan,malaysia,indonesia,an do,chau au,china,thailand,japan,korea,germany,italy,taiwan,india,europe,black friday,noel,giang sinh,cyber monday".split(
    ",",
  ),
);

/** The other seller that is spoken of. `known`: names of ours and of our customers, who are none. */
export function competitorIn(passages: Passage[], known: string[]): Found<Values["competitor"]> | undefined {
  const own = known.map(matchName).filter((name) => name.length > 2);
  const patterns = passages.some(({ folded }) => RIVAL.test(folded)) ? [...COMPETITOR, TURNED_UP] : COMPETITOR;
  for (const [confidence, pattern] of patterns)
    for (const passage of passages)
      for (const match of passage.text.matchAll(pattern)) {
        const name = tidy(match.groups?.name ?? "");
        const at = passage.text.indexOf(name, match.index);
        if (!isSeller(name, own) || isFirstWord(passage.text, at, name)) continue;
        return { value: name, span: spanOf(passage, at, name.length), confidence };
      }
  return undefined;
}

const tidy = (name: string): string => name.replace(/[.&-]+$/u, "").trim();

const SYLLABLE = /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnptiyou])?$/u;

/** "Hỏi báo giá", "Nhờ báo giá": a sentence's first word has its capital from standing there, and a Vietnamese one is no firm's whole name. */
const isFirstWord = (sentence: string, at: number, name: string): boolean =>
  !/[\p{L}\p{N}]/u.test(sentence.slice(0, at)) && SYLLABLE.test(fold(name));

function isSeller(name: string, own: string[]): boolean {
  const spoken = words(name);
  const bare = matchName(name);
  if (
    spoken.length === 0 ||
    bare.length < 2 ||
    spoken.every((word) => NO_NAMES.has(word) || /^\d+$/.test(word)) ||
    NO_SELLERS.has(spoken[0] ?? "") ||
    NO_FIRMS.has(fold(spoken.join(" "))) ||
    NO_SELLERS.has(exact(name).split(" ")[0] ?? "")
  )
    return false;
  return !own.some((other) => other === bare || (bare.length > 3 && (other.includes(bare) || bare.includes(other))));
}

export interface Product {
  id: string;
  name: string;
}

const AFTER =
  /(?:quan tâm (?:đến|tới|về)?|tìm hiểu (?:về|thêm về)|hỏi (?:về|mua(?! (?:hoài|mãi|được)))|quan tam (?:den|toi|ve)?|interested in|enquir\w+ about|inquir\w+ about|looking for(?!ward)|information (?:on|about)|learn more about) ?(?:(?:sản phẩm|dòng|mẫu|san pham|dong|mau|the|a|an|your|our) ){0,2}(?<what>[\p{L}\p{M}\p{N}][^.,;:?!()\n]{2,48})/iu;
const ENDS =
  / (?:của|bên|cho|để|với|nên|và|thì|không|ạ|nhé|từ|trong|vào|trước|for|from|to|and|which|that|with|in|by|at|on|so|please|cua|ben|de|voi|khong|nhe|tu)(?: .*)?$/iu;
const NOT_WANTED = /(?:khong|chua|ko|het|not|no longer|don't|isn't)(?: \p{L}+){0,2} (?:quan tam|can|muon|interested|need|want|looking)/u;
const DESIRE =
  /can|muon|mua|dat|gia|bao gia|quan tam|tim|hoi|lay|demo|mau|thu|order|nang cap|them|\b(?:need|want|quote|price|pricing|buy|interested|looking|order|trial|demo|upgrade|purchase|how much|cost|like)\b/u;
const SHORTEST_NAME = 3;

/** A product of ours by its name, where something is wanted; else what the customer says they are interested in. */
export function productIn(passages: Passage[], products: Product[]): Found<Values["product"]> | undefined {
  const wanting = passages.filter(({ folded }) => !NOT_WANTED.test(folded));
  const names = products
    .map((product) => ({ product, name: foldEven(product.name) }))
    .filter(({ name }) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.name.length - a.name.length);
  for (const passage of wanting.filter(({ folded }) => DESIRE.test(folded)))
    for (const { product, name } of names) {
      const at = wordAt(passage.folded, name);
      if (at >= 0) return { value: product, span: spanOf(passage, at, name.length), confidence: 0.88 };
    }
  for (const passage of wanting) {
    const match = AFTER.exec(passage.text);
    const what = (match?.groups?.what ?? "").replace(ENDS, "").trim();
    if (what.length < SHORTEST_NAME || words(what).every((word) => NO_NAMES.has(word)) || isIdle(what)) continue;
    const at = passage.text.indexOf(what, match?.index);
    return { value: { id: null, name: what }, span: spanOf(passage, at, what.length), confidence: 0.68 };
  }
  return undefined;
}

const isIdle = (what: string): boolean =>
  /^(?:gi|nay|do|it|this|that|them|hearing|meeting|working|your (?:reply|feedback)|viec|van de|thong tin|nhu cau|distributor|partner|supplier|hai (?:noi|ben)|ba (?:noi|ben)|hoai|mai|cach|duoc|truoc)/u.test(
    fold(what),
  );

function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? " ")) return at;
  return -1;
}
