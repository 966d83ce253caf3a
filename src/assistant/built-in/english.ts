import { ENGLISH_CALL, ENGLISH_SUBJECTS } from "./english-choices.ts";
import { ENGLISH_SAYS } from "./english-says.ts";
import { ENGLISH_OCCASIONS } from "./occasion-says.ts";
import type { Phrases } from "./phrases.ts";
import { ENGLISH_OTHERWISE } from "./spoken-says.ts";
import { looksVietnamese, withoutHandling } from "./subject.ts";

/** "the scanner rollout", but "GTX Pro", "50 units" and "spare parts". */
const withArticle = (topic: string): string => (/^(?:\p{Lu}|\d|“)|\d$|^[\p{L} ]*[^s]s$/u.test(topic) ? topic : `the ${topic}`);

/** A deal that we call by a Vietnamese name, which says nothing to its reader; also where only its lighter marks show: "20 xe cà phê". */
const hasMarks = (name: string): boolean => looksVietnamese(name) || /[àèìòùáíóúýâêôăđ]/iu.test(name);

const HANDLING =
  /^(?:the )?(?:handling|resolution|repair|repairing|inspection|investigation|report|complaint|claim)(?: (?:of|about|for|on|into))? /iu;

export const ENGLISH: Phrases = {
  signOff: { friendly: "Best wishes,", formal: "Kind regards,", direct: "Best regards," },
  subjects: {
    follow_up: ["Following up on {topic}", "Checking in from {workspace}"],
    first_contact: ["Introducing {workspace}", "Introducing {workspace}"],
    reply: ["Re: {topic}", "Your message to {workspace}"],
    after_meeting: ["After our talk about {topic}", "After our talk"],
    quote_reminder: ["Our quote for {topic}", "Our quote"],
    late_payment: ["Payment reminder: {topic}", "A question about payment"],
    win_back: ["How are things on your side?", "How are things on your side?"],
    apology: ["Our apologies for {topic}", "Our apologies"],
    thanks: ["Thank you", "Thank you"],
    renewal: ["Renewing {topic}", "Renewing our contract"],
    congratulation: ["Congratulations", "Congratulations"],
    tet_greeting: ["Happy Tết", "Happy Tết"],
    birthday_greeting: ["Happy birthday", "Happy birthday"],
  },
  afterSilence: "It has been a while",
  moreSubjects: ENGLISH_SUBJECTS,
  call: ENGLISH_CALL,
  talks: {
    call: (whom) => (whom ? `for the call with ${whom}` : "for the call"),
    meeting: (whom = "{toMe}") => `for meeting ${whom}`,
    visit: (whom = "{toMe}") => `for having ${whom}`,
  },
  colleague: (name) => `my colleague ${name}`,
  trouble: (topic) => withArticle(withoutHandling(topic, HANDLING, "trouble with") ?? "trouble"),
  mine: () => ({ mine: "my", toMe: "me" }),
  ours: () => ({ me: "we", mine: "our", toMe: "us" }),
  topic: withArticle,
  onOccasion: (what) => `Congratulations on ${what}.`,
  letter: (kind) => (kind === "email" ? "email" : kind === "letter" ? "letter" : "message"),
  about: (topic) => ` about ${withArticle(topic)}`,
  titled: (subject) => ` (“${subject}”)`,
  product: (name) => ` for ${withArticle(name)}`,
  deal: (name) => (hasMarks(name) ? "what we have been discussing" : /^\p{Lu}/u.test(name) ? name : `the ${name}`),
  code: (code) => ` ${code}`,
  amount: (amount) => ` for ${amount}`,
  worth: (amount) => ` (${amount})`,
  terms: ({ days, isNet }) => (isNet ? `net ${days}` : `${days} days`),
  by: (day) => ` by ${day}`,
  due: (day) => `, due on ${day}`,
  industry: (name) => (looksVietnamese(name) ? "" : name.charAt(0).toLowerCase() + name.slice(1)),
  says: { ...ENGLISH_SAYS, ...ENGLISH_OCCASIONS },
  otherwise: ENGLISH_OTHERWISE,
};
