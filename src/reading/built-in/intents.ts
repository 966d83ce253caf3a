import type { Values } from "../reading.schema.ts";

/** What a customer wants, by pattern. All patterns read folded text, so marks or none are the same. The first of a list that is found counts. */

export type Rule<Name extends string> = [name: Name, confidence: number, pattern: RegExp];

const THEM = "(?:(?:anh|chi|em|minh|toi|ben (?:anh|chi|em|minh|toi|to)|chung toi|khach|cong ty|sep|ong|ba|co|chu|bac)(?: \\p{L}+){0,3}? )";
const DOING = "(?:muon|can|dinh|xin|se|nho|dang can|co nhu cau|quyet dinh)";

export const INTENT_RULES: Rule<Values["intent"]>[] = [
  [
    "cancel",
    0.9,
    /(?:xin|muon|yeu cau|cho(?: \p{L}+)?|de nghi|phai|quyet dinh|se)(?: \p{L}+){0,2} (?:huy|cham dut|ngung|dung)(?: \p{L}+){0,2} (?:don|hop dong|dich vu|goi|dat|thue bao|lich|hop tac)|(?:^|[ ,.])huy (?:giup|don|luon|hop dong|lich)|khong gia han|\b(?:cancel|terminate)(?:ling|ing)? (?:the|my|our|this|order|contract|subscription)|(?:will|would) not (?:be )?renew|not going to renew|won't (?:be )?renew|(?:like|want|need) to cancel/u,
  ],
  [
    "decline",
    0.88,
    /(?:da|se|quyet dinh|tam thoi) (?:chon|ky voi|mua cua|lam voi|lay hang|dung) (?:ben|nha cung cap|don vi|cong ty) (?:khac|kia)|(?:khong|chua|tam thoi khong|tam thoi chua)(?: \p{L}+){0,2} (?:co nhu cau|mua nua|can nua|quan tam nua|trien khai nua|lam nua)|(?:tam (?:dung|gac|hoan)|hoan lai)(?: \p{L}+){0,2} (?:du an|ke hoach|viec mua)|(?:du an|ke hoach|viec mua)(?: \p{L}+){0,3} (?:tam (?:dung|gac|hoan)|bi (?:dung|hoan|huy))|went with (?:another|someone|a different|a competitor)|(?:decided|chosen|choosing)(?: \w+){0,3} (?:another|other|a different) (?:supplier|vendor|provider|company)|no longer (?:need|interested|looking)|(?:put|putting)(?: \w+){0,3} on hold|not (?:interested|moving forward|going ahead|proceeding)|we(?:'ll| will)? pass on|decided not to (?:buy|proceed|go)/u,
  ],
  [
    "quote",
    0.88,
    /(?:gui|xin|cho|lam|nhan|bao|can|muon|len|tinh)(?: \p{L}+){0,4} (?:bao gia|bang gia|chao gia|gia si|don gia|gia tot)|(?:tinh|bao|cho|xin)(?: \p{L}+){0,3} gia (?:\d|cua|cho|mot|tot)|bao gia (?:giup|lai|cho|moi|\d)|(?:gia|phi) (?:bao nhieu|the nao|ra sao|sao)|bao nhieu (?:tien|1|mot)|gia bn|\bbn (?:vay|v|z|a|mot|1|tien|the)(?![a-z])|\b(?:could|can|would|please)(?: you)?(?: please)? quote\b|\b(?:send|get|need|like|provide|prepare|want|have)(?: \w+){0,5} (?:quote|quotation|price list|pricing)|\b(?:how much (?:is|are|for|would|does|do)|what(?:'s| is| are)(?: \w+){0,3} prices?|best price|pricing for)/u,
  ],
  [
    "buy",
    0.9,
    /(?:chot|dong y|duyet)(?! (?:demo|lich|hen|ngay|gio|buoi))(?: \p{L}+){0,2} (?:don|mua|bao gia|phuong an|gia|ky|dat|\d+)|(?:len don|xuat hang|lam hop dong|soan hop dong|gui hop dong|ky hop dong)(?: \p{L}+){0,2}(?: giup| cho| nhe| luon| ngay| di| voi|$)|(?:muon|can|xin|cho|se|quyet dinh)(?: \p{L}+){0,3} (?:dat|mua|lay|order|nhap)(?: them| tiep| truoc| ngay| lai)? (?:\d+|mot|hai|ba|bon|nam|hang|don|them|lo|goi|may|bo)|(?:^|[ ,])(?:dat|lay|mua|order)(?: \p{L}+){0,2} \d+ |\b(?:go ahead|place an order|(?:want|like|need|ready) to (?:buy|order|purchase|sign)|we accept|accept(?:ed)? (?:the|your) (?:quote|offer|proposal)|please (?:ship|invoice|process)|send (?:the|us the) contract|purchase order|\bpo (?:no\.? ?|#)?\d{2,}|attached (?:is )?(?:our |the )?po\b|we(?:'ll| will) take|approved (?:the|your) (?:quote|offer|proposal|budget)|sign the (?:contract|agreement))/u,
  ],
  [
    "payment",
    0.86,
    /(?:da|vua|se|moi|xin|hen|chua|ngay)(?: \p{L}+){0,3} (?:chuyen khoan|thanh toan|ck|tat toan)|(?:gui|xuat|cho|xin)(?: \p{L}+){0,3} (?:hoa don|so tai khoan|stk|cong no|doi chieu)|xac nhan cong no|\b(?:paid|payment (?:has|was|will|is)|pay(?:ing)? (?:the|your|next|by)|transferred|send(?: \w+){0,3} invoice|bank details|remittance|wire)\b/u,
  ],
  [
    "meeting",
    0.86,
    /(?:hen|sap xep|xep|book|dat)(?: \p{L}+){0,3} (?:lich|gap|buoi|hop|demo|cuoc hop)|(?:muon|moi|xin|ranh|qua|ghe|sang)(?: \p{L}+){0,4} (?:gap|hop|demo|gap mat|trao doi truc tiep|xem may|xem mau|van phong|showroom)|(?:can|muon) gap |gap (?:nhau|mat|anh|chi|em) (?:luc|vao|ngay|thu|tuan|hom|sang|chieu|mai)|goi (?:lai )?(?:cho )?(?:anh|chi|em|minh|toi) (?:luc|vao|chieu|sang|mai|thu|sau)|\b(?:schedule|arrange|set up|book)(?: \w+){0,3} (?:call|meeting|demo|visit)|\b(?:can|could|shall) we (?:meet|talk|speak|have a call|jump)|(?:meet|call me|give me a call|come by|visit (?:us|your))\b/u,
  ],
  [
    "support",
    0.84,
    /(?:huong dan|ho tro|chi|giup)(?: \p{L}+){0,4} (?:cai|cai dat|su dung|dung|dang nhap|cau hinh|reset|bao hanh|sua|ky thuat|khac phuc|xu ly)|(?:khong|ko|k|chua) (?:dang nhap|vao|mo|cai|ket noi|in|khoi dong|len nguon|nhan) (?:duoc|dc)|quen mat khau|(?:tai khoan|mat khau|phan mem)(?: \p{L}+){0,3} bi khoa|cu (?:ky thuat|tho|nguoi)|bao hanh (?:giup|cho)|\b(?:how (?:do|can) (?:i|we) (?:install|set|use|reset|log|connect|configure)|(?:can(?:no|')t|unable to|could not|couldn't) (?:log|connect|print|open|access|install)|help (?:me|us) (?:install|set|with|fix|reset)|send (?:a|your) technician|reset (?:my|our) password|warranty)/u,
  ],
  [
    "question",
    0.8,
    /\?|(?:^|[ ,])(?:cho (?:anh|chi|em|minh|toi) hoi|xin hoi|hoi (?:them|chut|ti))|(?:bao gio|khi nao|bao lau|the nao|ra sao|o dau|vi sao|tai sao|duoc khong|co khong|hay khong|dung khong|chua vay|chua a|khong a|khong em|ko em|ko a|k a)(?: a| em| vay| nhi)?[.! ]*$|(?:tu van|goi y)(?: them)?(?: giup| cho)|\b(?:could you (?:tell|confirm|let)|let me know (?:if|when|whether|how)|wondering (?:if|whether))/u,
  ],
  [
    "thanks",
    0.8,
    /cam on|\bthank|\bcheers\b|much appreciated|(?:rat|kha) (?:hai long|ung)|tuyet voi|\b(?:well done|great job|great work)/u,
  ],
];

/** So firm that a deal may be moved by it. */
export const IS_FIRM =
  /chot (?:don|mua|bao gia|phuong an|luon|gia|ky|\d)|dong y (?:bao gia|phuong an|mua|ky|dat|gia)|duyet (?:mua|bao gia|phuong an)|da ky hop dong|(?:lam|soan|gui) hop dong (?:giup|cho|di|luon|ngay|nhe)|we accept (?:the|your)|accept(?:ed)? (?:the|your) (?:quote|offer|proposal)|approved (?:the|your) (?:quote|offer|proposal)|go ahead (?:with|and)|(?:ready|like) to sign|sign the (?:contract|agreement)|purchase order (?:is )?attached/u;

/** Only asked or supposed: nothing is wanted yet. */
export const IS_SUPPOSED =
  /^(?:neu|gia nhu|gia ma|lo|if|in case|suppose|should (?:we|i) )|(?:^|[ ,])(?:neu)(?: \p{L}+){1,4} thi|what (?:happens|would happen|about) if|\bif (?:we|i) (?:want|need|have|decide)/u;

/** Another seller's offer is told of, none is asked of us. */
export const IS_OTHERS_OFFER =
  /(?:ben|phia|hang|cong ty|cty) (?!(?:em|minh|ban|anh|chi|toi|tui)(?! \p{Lu}))\p{L}+(?: \p{L}+){0,3} (?:vua |da |cung |dang )*(?:bao gia|chao gia|bao) /u;

/** The denied form of a wish: "chưa cần báo giá", "no need to send a quote". */
export const IS_DENIED = new RegExp(
  `(?:khong|chua|khoi|dung|ko|k)(?: phai| can| muon| co)? (?:can |muon |phai )?(?:gui |lam |dat |mua |huy |hen |bao gia)|${THEM}?(?:khong|chua) ${DOING}|(?:no need|do not need|don't need|not (?:yet )?need|not ready|don't want|rather not) (?:to|a|any)`,
  "u",
);
