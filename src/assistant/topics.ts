import { words } from "../core/text.ts";
import { type NameWord, nameWords } from "./names.ts";

/** What a sentence is about: its telling words, and business matters that both languages have words for. */

const STOP_WORDS = new Set(
  (
    "anh chi em ong ba co chu bac ban quy khach toi minh chung ben nha cua la va voi cho de da dang se van con cung rat lai the nay kia do day khi luc nhung cac mot nhieu it co khong chua duoc bi boi tu den toi trong ngoai tren duoi " +
    "ve theo nhu thi ma nen vi neu tai hay hoac rang qua lan ngay hom tuan thang nam gio truoc sau vua roi nua a nhe nhi dung xin gui xem giup can muon phai mong hon nhat them nhan viet noi hoi mail email tra loi dien thoai goi trao doi " +
    "the a an and or of to in on at for from with by about as is are was were be been being has have had do does did this that these those it its he she they them his her their you your we our us i me my not no yes so if but than then there here " +
    "will would can could should may might must shall just also very more most some any all each last next first new when while since until after before over under up down out into re said says say asked ask wrote write sent send email mail call called mentioned told"
  ).split(" "),
);

/** Matters with their stems, folded: a word that begins with one is about it. Phrases come first. */
const MATTERS: [matter: string, stems: RegExp][] = [
  ["delivery", /\b(?:giao hang|giao|van chuyen|ship\w*|deliver\w*|dispatch\w*|freight|logistic\w*|arriv\w*|toi kho|hang ve)\b/],
  ["late", /\b(?:tre|cham(?! nhat)|muon|delay\w*|late|overdue|qua han|behind schedule)\b/],
  [
    "complaint",
    /\b(?:phan nan|khieu nai|buc xuc|that vong|khong hai long|phan anh|complain\w*|unhappy|disappoint\w*|upset|frustrat\w*|not happy|dissatisf\w*)\b/,
  ],
  ["fault", /\b(?:loi|hong|rach|vo|mop|sai|thieu|hu|damag\w*|defect\w*|broken|wrong|missing|fault\w*|torn|short(?:age)?)\b/],
  ["price", /\b(?:gia|bao gia|chi phi|dat|re|price\w*|pricing|quot\w*|cost\w*|expensive|cheap\w*|budget|ngan sach)\b/],
  ["discount", /\b(?:giam gia|gia giam|giam \d|chiet khau|khuyen mai|uu dai|discount\w*|rebate)\b/],
  ["order", /\b(?:don hang|dat hang|dat|don|order\w*|purchase\w*|po|bought|mua)\b/],
  ["payment", /\b(?:thanh toan|cong no|chuyen khoan|hoa don|dat coc|coc|pay\w*|paid|invoice\w*|deposit|transfer\w*|settle\w*)\b/],
  ["meeting", /\b(?:hop|gap|ghe|cuoc hen|lich hen|meet\w*|met|visit\w*|demo\w*|workshop|tham)\b/],
  ["contract", /\b(?:hop dong|ky ket|ky|gia han|contract\w*|sign\w*|agreement|renew\w*)\b/],
  ["sample", /\b(?:mau|hang mau|sample\w*|prototype|dung thu|thu nghiem|trial\w*|pilot\w*)\b/],
  ["quality", /\b(?:chat luong|quality|tieu chuan|standard\w*|chung nhan|certif\w*)\b/],
  ["stock", /\b(?:ton kho|con hang|het hang|kho|stock\w*|inventory|warehouse\w*|available)\b/],
  ["cancel", /\b(?:huy|cancel\w*|stop\w*|ngung|dung)\b/],
  ["warranty", /\b(?:bao hanh|bao tri|sua chua|khac phuc|warrant\w*|repair\w*|maintenance|fix\w*)\b/],
  ["decision", /\b(?:duyet|phe duyet|dong y|chot|quyet dinh|approv\w*|agree\w*|decid\w*|decision|confirm\w*|xac nhan)\b/],
  ["question", /\b(?:hoi|thac mac|cau hoi|ask\w*|question\w*|wonder\w*|enquir\w*|inquir\w*)\b/],
  ["reply", /\b(?:tra loi|phan hoi|hoi am|repl\w*|respon\w*|answer\w*|hear back|heard)\b/],
  ["silence", /\b(?:im lang|chua lien lac|lau roi|silen\w*|quiet|not heard|no reply)\b/],
  ["competitor", /\b(?:doi thu|ben khac|nha cung cap khac|competitor\w*|another supplier|other supplier\w*)\b/],
  ["growth", /\b(?:mo rong|tang|expand\w*|increase\w*|grow\w*)\b/],
  ["change", /\b(?:doi|thay doi|chang\w*|replac\w*|switch\w*)\b/],
];

/** Telling words (folded, without endings) and matters (with a star in front). */
export function topicWords(text: string): Set<string> {
  const all = words(text);
  return new Set([...all.filter(isTelling).map(stem), ...mattersIn(all.join(" "))]);
}

/** Too common to say what a text is about? */
export const isTelling = (word: string): boolean => word.length > 1 && !STOP_WORDS.has(word) && !/^\d+$/.test(word);
const mattersIn = (folded: string): string[] => MATTERS.filter(([, stems]) => stems.test(folded)).map(([matter]) => `*${matter}`);

/**
 * How many telling words two clauses have in common: by their marks where both have them ("mẫu" is no "màu"). Across languages only
 * matters can be compared.
 */
export function sharedWords(a: string, b: string): number {
  const [own, others] = [a, b].map((text) => nameWords(text).filter(({ plain }) => isTelling(plain)));
  const isShared = (word: NameWord) => others?.some((other) => isSameWord(word, other));
  const shared = new Set(own?.filter(isShared).map(({ plain }) => plain)).size;
  if (shared > 0 || languageOf(a) === languageOf(b)) return shared;
  const matters = new Set(mattersIn(words(b).join(" ")));
  return mattersIn(words(a).join(" ")).filter((matter) => matters.has(matter)).length;
}

/** May two texts in different languages be about the same? Not where each names matters and they have none in common. */
export function mayShareMatter(a: string, b: string): boolean {
  const [own, others] = [a, b].map((text) => mattersIn(words(text).join(" ")));
  return !own?.length || !others?.length || own.some((matter) => others.includes(matter));
}

/** The same word, by its marks where both have them. */
export const isSameWord = (a: NameWord, b: NameWord): boolean =>
  stem(a.plain) === stem(b.plain) && (a.marked === b.marked || a.marked === a.plain || b.marked === b.plain);

/** English endings off; Vietnamese has none. */
const stem = (word: string): string => (word.length > 5 ? word.replace(/(?:ing|ies|ed|es|s|ly|ment)$/, "") : word);

/** Do two texts speak of anything in common? */
export const sharesTopic = (a: Set<string>, b: Set<string>): boolean => [...a].some((word) => b.has(word));

const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/giu;

const VIETNAMESE_WORDS =
  /(?<![\p{L}\p{M}])(?:anh|chị|em|của|và|là|cho|không|được|đã|sẽ|với|về|này|ạ|có|các|một|những|bên|khách|gửi|ngày|trong|để|đang)(?![\p{L}\p{M}])/giu;
const ENGLISH_WORDS =
  /(?<![\p{L}\p{M}])(?:the|and|you|your|we|our|to|of|is|are|was|were|for|in|on|with|have|has|please|that|this|it|not|will|be|at|by|from|as)(?![\p{L}\p{M}])/giu;

/** Which of the two languages a text is in, by its commonest words, then by its marks; null when it is too short to say. */
export function languageOf(text: string): "vi" | "en" | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 12) return null;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [vi, en] = [count(VIETNAMESE_WORDS), count(ENGLISH_WORDS)];
  if (vi !== en) return vi > en ? "vi" : "en";
  return count(VIETNAMESE) / letters > 0.06 ? "vi" : null;
}

/** The commonest words of other languages that a model may slip into; none of them is common in Vietnamese or English. */
const OTHER_WORDS =
  /(?<![\p{L}\p{M}])(?:le|les|des|une|est|dans|pour|vous|nous|avec|votre|notre|qui|sur|je|und|der|das|ist|nicht|ich|sie|wir|mit|für|auf|ein|eine|zu|den|ihre|ihnen|el|los|las|que|para|por|una|del|usted|su|il|che|di|per|non|sono|você|não|uma|het|een|niet|voor|och|att|det|som|på|og|av|til|yang|dengan|untuk|tidak|ini|ang|mga)(?![\p{L}\p{M}])/giu;
const OTHER_LETTERS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Lao}]/gu;
const QUOTED = /“[^”]*”|"[^"]*"|‘[^’]*’/gu;
/** So many words say in which language they are; of the commonest of its own, a text has at least this share. */
const ENOUGH_WORDS = 20;
const LEAST_SHARE = 0.07;

/** Is a text clearly in another language than the one wanted, be it any? What it quotes is left out: a customer may write as they like. */
export function isOtherThan(text: string, language: "vi" | "en"): boolean {
  const own = text.replace(QUOTED, " ");
  const found = languageOf(own);
  if (found !== null && found !== language) return true;
  const count = (pattern: RegExp) => own.match(pattern)?.length ?? 0;
  const [all, letters] = [count(/\p{L}+/gu), count(/\p{L}/gu)];
  if (letters >= 12 && count(OTHER_LETTERS) > letters / 4) return true;
  const wanted = count(language === "vi" ? VIETNAMESE_WORDS : ENGLISH_WORDS);
  const others = count(OTHER_WORDS);
  if (others >= 3 && others > wanted && others > all / 12) return true;
  const isMarked = language === "vi" && count(VIETNAMESE) / letters > 0.06;
  return all >= ENOUGH_WORDS && wanted < all * LEAST_SHARE && !isMarked;
}

/** Words of time and money as they are typed without marks. */
const UNMARKED: [RegExp, string][] = [
  [/\bthu (?=[2-7]\b|hai\b|ba\b|tu\b|nam\b|sau\b|bay\b)/giu, "thứ "],
  [/\bchu nhat\b/giu, "chủ nhật"],
  [/\btuan sau\b/giu, "tuần sau"],
  [/\btuan truoc\b/giu, "tuần trước"],
  [/\btuan nay\b/giu, "tuần này"],
  [/\btuan toi\b/giu, "tuần tới"],
  [/\bthang sau\b/giu, "tháng sau"],
  [/\bthang truoc\b/giu, "tháng trước"],
  [/\bthang nay\b/giu, "tháng này"],
  [/\bhom qua\b/giu, "hôm qua"],
  [/\bhom nay\b/giu, "hôm nay"],
  [/\bngay mai\b/giu, "ngày mai"],
  [/\bngay (?=\d)/giu, "ngày "],
  [/\bthang (?=\d)/giu, "tháng "],
  [/(?<=\d ?)trieu\b/giu, "triệu"],
  [/(?<=\d ?)ty\b/giu, "tỷ"],
  [/(?<=\d ?)nghin\b/giu, "nghìn"],
  [/(?<=\d )dong\b/giu, "đồng"],
  [/(?<=\d )ngay\b/giu, "ngày"],
  [/(?<=\d )tuan\b/giu, "tuần"],
  [/(?<=\d )thang\b/giu, "tháng"],
  [/(?<=\d )nam\b/giu, "năm"],
];

/** Vietnamese typed without marks, with those of times and amounts put back, so that they can be read. */
export function marked(text: string): string {
  if (languageOf(text) === "en") return text;
  return UNMARKED.reduce((done, [pattern, word]) => done.replace(pattern, word), text);
}
