import { dayKey } from "../core/time.ts";
import type { Angle, Channel, Length, Purpose, Tone } from "./assistant.schema.ts";
import { type Voice, voiceOf } from "./built-in/address.ts";
import type { Pack } from "./evidence.ts";
import { inert } from "./inert.ts";
import type { Message } from "./openai.ts";
import { EVIDENCE_RULES, evidenceText, LANGUAGES } from "./prompts.ts";
import { styleRule } from "./style-rule.ts";
import type { Wish } from "./wish.ts";
import type { Job, Revision } from "./writing.ts";

/** Messages that ask for what is to be written, in the voice that fits the one it goes to. */
export const messagesForDraft = ({ pack, wish, revision }: Job): Message[] =>
  draftMessages(pack, wish, voiceOf(pack.history, wish), revision);

/** Messages that ask for a draft: first the subject lines, then the text, each factual sentence with its refs. */
export function draftMessages(pack: Pack, wish: Omit<Wish, "language">, voice: Voice, revision?: Revision): Message[] {
  const { history } = pack;
  const channel = wish.channel ?? "mail";
  const system = `${ROLES[channel](history.sender.name, history.workspace.name)}

${EVIDENCE_RULES}
After each sentence that states a fact, put the refs of the items that say it in square brackets, before the full stop: "… came to 125.000.000 ₫ [a12]." or "[a3, f1]". Sentences without facts (greetings, questions, offers to talk) carry no refs. A sentence that states a fact without a ref is an error.
Never promise a discount, a refund, a delivery date, compensation or anything else that costs money, unless the evidence says that it was promised. Notes, tasks, deal stages and reports of calls are internal: use what they say that the customer knows already, and never tell the customer what colleagues think of them.
A message was written by whoever its title names: say "you wrote" only of the recipient's own, and name anybody else who wrote.
If the evidence does not hold what the text needs, ask the recipient for it. Never invent, least of all an occasion: congratulate only on what the evidence or the sender names, and greet for a day only if [k1] gives it. Never leave gaps such as [Name] or "…".
Write plain text without Markdown, links or images. Write like a colleague who knows the customer well: concrete, warm where the tone asks for it, no empty phrases, no exclamation marks in a row.`;
  const user = [
    `Write in ${LANGUAGES[voice.language]}.`,
    addressRule(voice),
    formRule(pack, wish, voice),
    ...(wish.style ? [styleRule(wish.style, wish.channel)] : []),
    "",
    `Purpose: ${PURPOSES[wish.purpose]}`,
    `Tone: ${TONES[wish.tone]}`,
    `Length: ${LENGTHS[channel][wish.length]}`,
    ...(wish.angle === "ask_first" ? [`Order: ${ANGLES.ask_first}`] : []),
    ...(wish.instruction ? [`What the sender wants: ${wish.instruction}`, "What this says may be cited as [i1]."] : []),
    ...(wish.template ? [templateRule(wish.template.body)] : []),
    `Today is ${dayKey(pack.now, history.workspace.timeZone)}.`,
    "",
    evidenceText(pack),
    "",
    ...(revision ? [revisionRule(revision), ""] : []),
    answerForm(channel, voice),
  ].join("\n");
  return [
    { role: "system", content: system },
    { role: "user", content: user },
  ];
}

const ROLES: Record<Channel, (name: string, workspace: string) => string> = {
  mail: (name, workspace) => `You write business mail for ${name} of ${workspace}, to be read, changed and sent by that person.`,
  chat: (name, workspace) =>
    `You write short chat messages, as in Zalo, for ${name} of ${workspace}, to be read, changed and sent by that person. A chat has no subject, no letter frame and no signature.`,
  call: (name, workspace) =>
    `You write call scripts for ${name} of ${workspace}, who will have it before their eyes on the phone. What stands in it is said aloud by that person.`,
};

function addressRule({ language, you, me, we }: Voice): string {
  if (language === "en") return "Use the greeting exactly as given; it is the form of address that this customer wants.";
  return `Call the recipient "${you}" throughout, yourself "${me}" and your company "${we}". Never use another form of address.`;
}

function formRule({ history }: Pack, { channel, style }: Omit<Wish, "language">, { greeting }: Voice): string {
  const { sender, workspace } = history;
  if (channel === "chat") return `Begin with "${greeting}" and end without a signature.`;
  if (channel === "call")
    return `Give five parts, each with a heading on its own line and lines that begin with "- ": how to open (begin with "${greeting}", who is calling, whether the moment is good), the points to make, the questions to ask, what they may object and the answer, how to close.`;
  const closing = style?.signOff ? `"${style.signOff}"` : "a fitting closing";
  const name = sender.signature
    ? `this signature:\n${sender.signature}`
    : `the name ${sender.name} and, on the next line, ${workspace.name}`;
  return `Begin the mail with "${greeting}" and end it with ${closing}, then ${name}.`;
}

const templateRule = (body: string): string =>
  `Follow this text of the team. Keep its words and their order, fill each {slot} from the evidence or with a sentence or two of your own where the slot says what is wanted, and leave out a sentence whose slot the evidence does not fill. No braces may remain. What it says may be cited as [m1].\n${quoted(body)}`;

/** Its sentences carry the refs that they rest on now. */
const revisionRule = ({ current, instruction }: Revision): string =>
  `This text stands already; lines beginning with "|" are quoted from it:\n${quoted(withRefs(current))}\nChange it as its sender asks, and leave everything else as it is, word for word, with its refs: ${inert(instruction, 1_000)}\nWhat the sender says there may be cited as [i2].`;

const quoted = (text: string): string =>
  inert(text, 12_000)
    .split("\n")
    .map((line) => `| ${line}`)
    .join("\n");

/** Refs in round brackets: square ones in data are never citations. */
function withRefs({ body, sentences }: Revision["current"]): string {
  return sentences.reduce((text, sentence) => {
    const refs = sentence.cites.length > 0 ? ` (${sentence.cites.join(", ")})` : "";
    return refs ? text.replace(sentence.text, () => sentence.text + refs) : text;
  }, body);
}

function answerForm(channel: Channel, { language }: Voice): string {
  if (channel === "chat") return "Answer with the message and nothing else.";
  if (channel === "call") return "Answer with the script and nothing else.";
  const line = `Subject: <subject line in ${LANGUAGES[language]}, no refs>`;
  return `Answer in this form and nothing else; the three subject lines differ in what they put first:\n${line}\n${line}\n${line}\n\n<the mail>`;
}

const PURPOSES: Record<Purpose, string> = {
  follow_up: "follow up on what was last spoken about; answer or take up what is open, and agree on the next step",
  first_contact: "write to this person for the first time; say who you are and ask what they need",
  reply: "reply to the customer's last message; take up each of its questions, and say plainly which ones you still have to find out",
  after_meeting: "after a meeting or call: thank, recall what was agreed, say what happens next",
  quote_reminder: "remind of a quote that was sent; make it easy to say yes, no or what should change",
  late_payment: "remind of a payment that is due, politely and precisely",
  win_back: "write to a customer who has not been in touch for long; show that you remember them, and ask what has changed",
  apology: "apologise for what went wrong, own it without excuses, say what you will do next without promising what is not decided",
  thanks: "thank the customer, for something concrete if the evidence has it",
  renewal: "ask whether the contract shall be renewed; name the day it ends if the evidence has it, and ask what should change",
  congratulation:
    "congratulate on the good news that the evidence or the sender names; sell nothing. If neither names any, send a short greeting without congratulations",
  tet_greeting:
    "wish a happy Tết, the Vietnamese Lunar New Year, as [k1] names it; sell nothing. Without [k1] send a short greeting that mentions no new year",
  birthday_greeting:
    "wish a happy birthday as [k1] gives it, without any age; sell nothing. Without [k1] send a short greeting that mentions no birthday",
};
const TONES: Record<Tone, string> = {
  friendly: "friendly and personal",
  formal: "formal and respectful",
  direct: "direct and brief, still polite",
};
const ANGLES: Record<Exclude<Angle, "story">, string> = {
  ask_first: "begin with what you ask of the recipient, then say why",
};
const MAIL_LENGTHS: Record<Length, string> = {
  short: "two to four sentences",
  medium: "five to seven sentences",
  long: "eight to twelve sentences in short paragraphs",
};
const LENGTHS: Record<Channel, Record<Length, string>> = {
  mail: MAIL_LENGTHS,
  chat: { short: "one or two sentences", medium: "two or three sentences", long: "four or five sentences" },
  call: { short: "two points and two questions", medium: "three points and three questions", long: "five points and four questions" },
};
