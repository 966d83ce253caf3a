import { fold } from "../../core/text.ts";
import type { Values } from "../reading.schema.ts";
import type { Rule } from "./intents.ts";

/** What went wrong, by pattern on folded text; polite words for it too ("mong bên em xem lại giúp"). */

const GOODS = "(?:hang|don|don hang|may|kien|san pham|lo|lo hang|vat tu|thung|container|phu kien|thiet bi)";

export const COMPLAINT_RULES: Rule<Values["complaint"]>[] = [
  [
    "billing",
    0.86,
    /(?:hoa don|bill|cong no|phieu thu|tinh tien|tinh phi|chi phi|thanh toan|so tien)(?: \p{L}+){0,4} (?:sai|nham|lech|khong khop|khong dung|bi tinh|tinh trung|thua|hai lan|2 lan)|(?:tinh|thu|tru|charge)(?: \p{L}+){0,2} (?:du|thua|trung|nham|sai|hai lan|2 lan|lo)|xuat (?:sai|nham) hoa don|chua (?:nhan duoc|co|xuat|thay) hoa don|\b(?:charged (?:us |me )?(?:twice|double|too much|for)|overcharged|invoice (?:\w+ ){0,3}(?:wrong|incorrect|does not match|doesn't match|error)|wrong (?:invoice|amount)|billing (?:error|mistake)|double.?charged|billed (?:us )?(?:twice|for))/u,
  ],
  [
    "wrong",
    0.88,
    new RegExp(
      `(?:giao|gui|nhan)(?: (?:hang|don|nham|thieu|sai|cho|toi|duoc|ve|den))*? (?:thieu|sai|nham)(?! (?:gi|hen))|${GOODS}(?: \\p{L}+){0,3} (?:thieu|sai (?:mau|size|mau ma|quy cach|model|loai|kich thuoc|chung loai)|khong dung (?:mau|loai|nhu|model|quy cach|chung loai))|thieu (?:mat )?\\d+ (?:thung|cai|bo|kien|hop|chiec|cuon|bao|san pham|cay|met)|(?:con|bi) thieu \\d+|chua (?:nhan|giao)(?: \\p{L}+){0,2} du |\\b(?:wrong (?:item|items|size|colou?r|model|part|parts|product|goods|quantity|address|order)|missing (?:\\w+ ){0,3}(?:item|items|boxes|box|units?|parts?|pieces|cartons?)|(?:\\w+ )?(?:units?|boxes|cartons|pieces) (?:short|missing|were missing)|short(?:-| )?(?:shipped|delivered)|not what (?:we|i) ordered)`,
      "u",
    ),
  ],
  [
    "late",
    0.88,
    /(?:giao|hang|don|ship|xe|tien do|lap dat|nghiem thu)(?: \p{L}+){0,4} (?:tre(?! em| con)|cham(?! soc)|muon(?! dat| mua| lay| hoi))|(?:tre|qua|cham) (?:hen|tien do|ca (?:tuan|thang)|han|mat|den|toi|gan)? ?(?:\d+(?: ?-\d+)?)? ?(?:ngay|tuan|tieng|gio|thang|hen|tien do)|(?:chua|van chua)(?: \p{L}+){0,2} (?:nhan duoc|thay|giao|den|toi|ve)(?: duoc)? (?:hang|don|may|kien|lo|do|tai lieu|gi ca|gi het|san pham)|(?:doi|cho) (?:mai|hoai|suot|dai co|ca tuan|ca thang|hon|gan|may|\d+)(?: \p{L}+){0,4}(?: (?:chua|van chua|roi|ngay|tuan|thang|khong thay))|(?:giao|ship|xu ly) nhanh (?:ghe|that|qua|nhi)[^.]{0,12} (?:moi|chi|co)(?: \p{L}+){0,2} \d+ (?:ngay|tuan|thang)|(?:hua|hen|noi)(?: [\p{L}\d/]+){0,6} (?:ma|nhung|den gio|toi gio|gio)(?: [\p{L}\d/]+){0,6} (?:chua|khong thay|van|roi)|(?:hang|don|may|kien|lo|thung|xe|tho)(?: [\p{L}\d/]+){0,6} van chua (?:toi|den|ve|giao|thay|qua|lap)|\b(?:(?:still|yet)(?: \w+){0,2} (?:not|haven't|hasn't)(?: \w+){0,3} (?:arrived|received|delivered|shipped|here)|(?:hasn't|haven't|has not|have not|never|not)(?: \w+){0,2} (?:arrived|received (?:the|our|my|anything)|been delivered|shipped)|(?:days|weeks?|hours) late|arrived late|deliver\w*(?: \w+){0,4} (?:late|delayed)|late (?:delivery|again)|(?:delayed|behind schedule)|still waiting (?:for|on) (?:the|our|my|delivery)|overdue (?:delivery|order|shipment))/u,
  ],
  [
    "service",
    0.84,
    /(?:khong|chua|chang|k|ko)(?: thay)? (?:ai|co ai|thay ai|nguoi nao)(?: \p{L}+){0,3} (?:tra loi|phan hoi|xu ly|nghe|lien he|goi lai|giai quyet|ho tro|den)|(?:goi|nhan|nhan tin|lien he)(?: \p{L}+){0,5} (?:khong (?:ai )?(?:nghe|bat|tra loi)|khong duoc|mai khong|khong thay tra loi)|(?:nhan vien|thai do|tong dai|ky thuat|cham soc|phuc vu|cskh)(?: \p{L}+){0,5} (?:te|kem|coc loc|khong tot|thieu|khong nhiet tinh|kho chiu|lanh nhat|chua tot|chua duoc|cau gat|tho o|qua te)|(?:chua|khong)(?: \p{L}+){0,3} nhan duoc (?:phan hoi|tra loi|hoi am|lien he)|(?:phan hoi|tra loi|ho tro|xu ly)(?: \p{L}+){0,2} (?:cham(?! soc)|qua lau|rat lau)|lam an (?:kieu gi|the nao|nhu (?:the|vay))|(?:goi|nhan|hoi|giuc|thuc)(?: [\p{L}\d]+){0,6} (?:lan|hom|ngay|tuan)(?: \p{L}+){0,4} (?:khong|chua|chang) (?:ai|thay|duoc)|dun day|bo roi khach|hua (?:suong|hoai|mai)|that hua|\b(?:no ?(?:one|body)(?: \w+){0,3} (?:answer|answers|answered|replied|replies|calls?|called|responded|gets|got|picks?)|(?:never|not|hasn't|haven't)(?: \w+){0,3} (?:replied|called (?:us |me )?back|responded|got back|heard back)|(?:rude|unhelpful|unprofessional)|ignored (?:my|our|us)|hung up on|(?:hours?|minutes) on hold|poor (?:service|support|communication)|support (?:is|was|has been) (?:slow|terrible|poor|awful)|no reply|(?:chas(?:ed|ing)|emailed|called|written|reminded)(?: \w+){0,8} (?:without|and (?:still )?(?:got|heard|have had|had)) (?:an? |any |no |nothing)?(?:answer|reply|response|back)?)/u,
  ],
  [
    "quality",
    0.86,
    new RegExp(
      `${GOODS}(?: \\p{L}+){0,6} (?:bi (?:loi|hong|rach|vo|mop|am|moc|hu|tray|xuoc|ro|ri|nut|gay|cong|phai mau)|hong(?! \\p{Lu})|kem chat luong|khong (?:chay|hoat dong|len|dung duoc|dat)|chay nong|hay (?:loi|tat|treo|hong))|(?:bi|lai|la|da|thi) (?:loi|hong|rach|vo|mop|am moc|hu|nut|gay|ro ri|treo|phai mau|xuoc|tray)|chat luong(?: \\p{L}+){0,3} (?:kem|khong (?:dat|tot|deu|on)|di xuong|giam|te|co van de)|(?:khong|ko|chua) (?:hoat dong|chay|dung|in|su dung) duoc|(?:hong|loi|hu) (?:lien tuc|hoai|mai|tiep|nua|lan|het)|chap chon|(?:may|quat|dong co|dong|banh|truc|bom)(?: \\p{L}+){0,4} (?:keu|rung)(?: \\p{L}+){0,2} (?:to|manh|la|lien tuc)|\\b(?:damaged|defective|faulty|broken|broke down|cracked|leaking|leaks|torn|scratched|soaked|dented|crushed|chipped|mou?ldy?|(?:not|stopped) working|(?:doesn't|does not|don't|do not) work|(?:crashes|freezes)|keeps? (?:crashing|failing|breaking|stopping|freezing)|poor quality|quality (?:has dropped|is poor|issue|issues|problem|problems)|fails? (?:again|every|after)|out of order)\\b`,
      "u",
    ),
  ],
  [
    "price",
    0.78,
    /gia(?: \p{L}+){0,5} (?:qua cao|cao qua|cao hon (?:nhieu|han|ben)|dat qua|qua dat|tang (?:nhieu|vo ly|lien tuc|qua)|hoi cao|kha cao|hoi dat|chat qua)|(?:dat|mac|chat) (?:qua|vay|the)(?: \p{L}+){0,2}$|\b(?:too expensive|too (?:high|pricey|dear)|overpriced|price (?:increase|hike|rise)|prices? (?:is|are|went|has|have)(?: \w+){0,3} (?:high|up|steep)|a bit steep|over (?:our|the) budget)/u,
  ],
  [
    "other",
    0.74,
    /khieu nai|phan nan|buc xuc|that vong|khong hai long|chua hai long|khong chap nhan|khong the chap nhan|boi thuong|hoan tien|tra lai (?:hang|toan bo|tien)|qua (?:te|dang)|\b(?:complaint|complain|complaining|disappoint\w*|unacceptable|frustrat\w*|unhappy|not happy|not satisfied|dissatisfied|refund|let (?:us|me) down|compensat\w*)\b/u,
  ],
];

/** Praise for the contrary, a hypothetical, or a wish: "không bị lỗi gì", "nếu giao trễ", "no complaints". */
export const NO_COMPLAINT =
  /(?:khong|chua|ko|k|chang|it khi|khong con|chua tung|chua bao gio|khong he|khoi lo|het)(?: \p{L}+){0,2} (?:bi )?(?:loi|hong|hu|tre|cham|thieu sot|khieu nai|phan nan|nham|sai|rach|vo|van de|su co)(?![\p{L}])(?! (?:duoc))|no (?:complaints?|issues?|problems?|delays?|damage|defects?)|(?:never|not|nothing)(?: \w+){0,2} (?:late|broken|damaged|delayed|wrong|missing)|without (?:any )?(?:problem|issue|delay|damage|complaint)s?|(?:^|[ ,])(?:neu|lo|tranh|phong khi|de khong|so|if|in case|to avoid|what happens (?:if|when)|unless)(?: [^ ]+){0,8} (?:loi|hong|tre|cham|thieu|huy|sai|vo|late|damaged|broken|delayed|wrong|defective|missing|fails?|faulty)|(?:chinh sach|dieu khoan|quy trinh|thoi gian|policy|terms)(?: [^ ]+){0,6} (?:loi|hong|tre|doi tra|tra hang|hoan tien|refund|returns?|defective|damaged|late)|(?:mot|hai|ba|bon|\d) hong(?!\p{L})|da (?:sua|xu ly|khac phuc|giai quyet) (?:xong|roi|on)|het loi|(?:fixed|resolved|solved)\b/gu;

/** In a colleague's note: what was done or went wrong on our own side is no complaint of the customer's. */
export const IS_OUR_SIDE =
  /(?:^|[,;:] ?|(?<!\p{L})(?:goi|mail|nhan tin|called|emailed|mailed) )(?:(?:em|minh|toi|ben (?:em|minh)|i|we|to) )?(?:da |vua |have |had )?(?:xin loi|giai thich|tang|den bu|boi thuong|nhac(?! lai)|kho bao|xuong bao|apologi[sz]ed?|reminded?|explained?|offered|refunded|compensated)(?!\p{L})|(?<!\p{L})(?:our (?:own |new )?(?:courier|warehouse|driver|team|printer|supplier|server|system|office|truck|van|website|accountant)s?|(?:kho|xuong|xe|may chu|he thong|van phong|may in|nha cung cap|shipper|ke toan)(?: \p{L}+){0,2} (?:ben )?(?:minh|ta))(?!\p{L})/u;

/** A note among ourselves: nothing in it is a customer's word. */
export const IS_INNER = /^(?:\p{P} ?)?(?:noi bo|luu hanh noi bo|internal(?: only)?|note to self)(?!\p{L})/u;

/** What went wrong by the words of one sentence, folded. */
export const wrongIn = (folded: string): Rule<Values["complaint"]> | undefined => {
  const bare = folded.replace(NO_COMPLAINT, " ");
  return COMPLAINT_RULES.find(([, , pattern]) => pattern.test(bare));
};

/** Whether one sentence complains: which of a message's sentences is meant, once the message is known to complain. */
export const isComplaining = (sentence: string): boolean => wrongIn(fold(sentence)) !== undefined;
