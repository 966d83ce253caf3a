import { byKind } from "./kinds.ts";

/** Short sales in English, same slots. */

export const ENQUIRIES = byKind(
  [
    "Hi {m}, {need}. Could you send a quote?",
    "Hello {m},\n\nwe are looking into this: {need}. Price and lead time please.",
    "{m}, {need}. What would that cost delivered?",
    "Dear {m}, {need}. Our board decides next month, so a rough figure helps.",
    "Hi {m}, {need}. Two options if possible.",
    "Hello, {need}. Do you still make this?",
    "{m}, quick question: {need}. Is that something you do?",
    "Hi {m}, {need}. We saw it on your web page.",
    "Hi {m}, {need}. No hurry, but in this quarter.",
    "Dear {m}, may I ask for a proposal: {need}.",
    "Hi {m}, {need}. Happy to pay in advance.",
    "Hello {m}, {need}. What minimum do you have?",
  ],
  [
    "Good afternoon {m}, {need}. Please include spare parts.",
    "Hi {m}, {need}. Which voltage options are there?",
    "{m}, {need}. Who installs and services it here?",
    "Hello {m}, {need}. What does the warranty cover abroad?",
  ],
  ["{m}, our customer wants the following: {need}. Can you help?", "Hi {m}, {need}. A sample first would be ideal."],
);

export const ENQUIRY_CALLS = byKind(
  [
    'Asked for a quote this week: "{need}".',
    'In their words: "{need}". Comparing two suppliers.',
    'Budget open. "{need}", they said.',
    'Asked for a price: "{need}". Quote to follow.',
    '"{need}". The decision lies with their head office.',
    'Call, first word after hello: "{need}".',
    'Can we do it? "{need}". Told them yes.',
    'Long call. "{need}". Payment terms will matter.',
    '"{need}". They prefer sea freight.',
    'Asked in passing: "{need}".',
    'Interested but careful: "{need}".',
    'They want the quote before their trade fair: "{need}".',
    'Short call, quote by mail. "{need}".',
  ],
  ['"{need}". Asked about voltage and warranty.', '"{need}". Wants to know who repairs it on site.'],
  ['"{need}". Asked twice about certificates.', 'On the phone: "{need}". Sending samples.'],
);

export const QUOTE_INTROS = byKind(
  [
    "{hi},\n\nthank you for your enquiry. Our offer {q}:",
    "{hi}, as promised, offer {q}:",
    "{hi},\n\nhere is what I suggest:",
    "{hi}, please find our quote {q}:",
    "{hi}, this is the leanest version that still makes sense:",
    "{hi},\n\nthank you for getting in touch. Quote {q}:",
    "{hi}, I split the items so that you can compare:",
    "{hi},\n\nour proposal {q}, valid until {k}:",
    "{hi}, here are the figures you asked for:",
    "{hi},\n\nplease find below our best price:",
    "{hi}, offer {q} for your review:",
    "{hi},\n\nI have put this together from what you told me:",
    "{hi}, our quotation:",
    "{hi},\n\nthank you for considering us. Quote {q}:",
  ],
  ["{hi},\n\nthis is the configuration I would choose for you:"],
  ["{hi},\n\nbased on your volume we can offer:"],
);

export const QUOTE_TAILS = byKind(
  [
    "FOB Da Nang, valid until {k}.",
    "Lead time three weeks from confirmation.",
    "Freight to your port I can quote separately.",
    "Payment 30% in advance, balance against documents.",
    "Certificates of origin included.",
    "Prices are for this quarter.",
    "Insurance is not included, please tell me if you want it.",
    "Documents in the format your broker prefers.",
  ],
  [
    "Spare parts list attached.",
    "Warranty 24 months, parts by courier within five days.",
    "Our technician guides your installer by video, at no charge.",
    "Crated, 1.2 × 0.9 × 0.8 m.",
    "220 V, 50 or 60 Hz, please tell us which.",
    "A set of wear parts for one year is included.",
    "We test every machine for two days before it leaves.",
  ],
  [
    "Samples go out the day you say yes.",
    "One pallet, 1.1 × 1.1 m.",
    "I am happy to hold stock until {k}.",
    "We can split the shipment in two.",
    "If you take it in one shipment I can add samples of our new lots.",
    "Your name on the bags is free from 400 kg.",
  ],
);

export const CHASERS = byKind(
  [
    "{hi}, just checking whether our offer reached you.",
    "{hi}, the quote expires on {k}; shall I extend it?",
    "{hi}, do you need anything for your meeting?",
    "{hi}, if the price is the problem, tell me, and I'll look for another way.",
    "{hi}, no hurry from our side, I only want to plan the vessel.",
    "{hi}, could you give me a hint which way you are leaning?",
    "{hi}, I'm in the office until Friday if you want to talk it through.",
    "{hi}, any news from your head office?",
    "{hi}, no hurry at all; shall I ask again next month?",
    "{hi}, the freight rate changed a little in your favour.",
    "{hi}, is there anything I can explain better?",
  ],
  ["{hi}, one unit is on the test bench right now, shall I reserve it?", "{hi}, would a video call with our technician help?"],
  [
    "{hi}, I have two customers asking for the same lot, so I thought I'd ask.",
    "{hi}, would a sample help your decision?",
    "{hi}, the price still stands, in case you wondered.",
    "{hi}, I attach two pictures of the lot, it looks better than the spec.",
  ],
);

export const WON_REPLIES = byKind(
  [
    "Confirmed, please proceed.",
    "We take it. PO attached.",
    "Approved here, let's go.",
    "Good price, good terms. Order attached.",
    "Yes from our side, ship with the next vessel.",
    "Signed. Looking forward to it.",
    "Agreed, thank you for your patience.",
    "We said yes this morning.",
    "Please book it, advance paid today.",
    "Fine with us. Send the proforma.",
    "Go ahead.",
    "Yes, and thank you for the honest advice.",
  ],
  ["Go ahead, our installer is free that week.", "Confirmed, 220 V 50 Hz please."],
  ["Let's do the smaller option.", "Order confirmed, two shipments.", "Deal. Please take care of the labels."],
);

export const LOST_REPLIES = byKind(
  [
    "Thank you, but we decided otherwise: {why}.",
    "We are sorry, {why}.",
    "It will not work this time, {why}. Please keep us in mind.",
    "{m}, bad news from here: {why}.",
    "Nothing to do with your quality: {why}.",
    "We postpone the project, {why}.",
    "Unfortunately {why}, so we cannot order now.",
    "Thanks for the effort. {why}.",
    "It is a no for now, {why}.",
    "Your offer was good, but {why}.",
    "Let's talk again next year: {why}.",
    "The decision fell against us here, {why}.",
    "We have to say no: {why}.",
    "Sorry for the wait. {why}, so not now.",
    "I would have liked it, but {why}.",
  ],
  [],
  [],
);

export const STATUS_CALLS = byKind(
  [
    "Answer promised next week.",
    "Budget meeting moved to next month.",
    "Price fine, payment terms not yet.",
    "They visited {b} as well.",
    "Head office asks for a third quote.",
    "Interested, but the buyer is new.",
    "They would order if the freight came down.",
    "Legal is reading our terms.",
    "They asked for a discount; explained what the price contains.",
    "They plan it for the next quarter.",
    "Contact on holiday for two weeks.",
    "Nearly decided, only the date is open.",
  ],
  [
    "Their engineer asks for the drawing.",
    "They want to see one running, sent a video.",
    "Waiting for the landlord to approve the power line.",
  ],
  ["They wait for their quality lab.", "Want a sample of the exact lot.", "Waiting for their label printer."],
);
