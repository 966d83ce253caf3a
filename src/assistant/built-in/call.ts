import type { Length, Purpose } from "../assistant.schema.ts";
import type { Wish } from "../wish.ts";
import type { Move, Plan } from "./phrases.ts";
import type { Situation } from "./situation.ts";
import { plainQuotes } from "./teller.ts";
import { cited, type Writer } from "./writer.ts";

/** What to say on the phone: how to begin, points with their sources, what to ask, what they may object, how to end. */

const WEIGHT: Record<Length, number> = { short: 1, medium: 2, long: 3 };
const OBJECTIONS: Record<Length, number> = { short: 1, medium: 2, long: 4 };

/** Where a sale is at stake, a price or an earlier no may come up. */
const SELLING: Purpose[] = ["follow_up", "reply", "after_meeting", "quote_reminder", "win_back", "renewal"];
/** Sentences of a letter that nobody says on the phone. */
const WRITTEN_ONLY = new Set<Move["says"]>([
  "intro",
  "reachable",
  "wish",
  "reply_ask",
  "sorry_talk",
  "first_offer",
  "follow_ask",
  "mail_out_asked",
]);

/** What is told comes first and what is asked after it, wherever a letter would have it. */
const isQuestion = (line: string): boolean => /\?(?:\s*\[[^\]]*\])?$|\?["”]?$/u.test(line) && !/“[^”]*$/u.test(line);

export function callScript(writer: Writer, { opening, matter, asking }: Plan, situation: Situation, { length, purpose }: Wish): string {
  const { phrases, voice } = writer;
  const { call } = phrases;
  const isSaid = ({ says }: Move) => !WRITTEN_ONLY.has(says);
  const said = writer.sentences([...opening, ...matter, ...asking].filter(isSaid), WEIGHT[length]);
  const [questions, points] = [said.filter(isQuestion), said.filter((line) => !isQuestion(line))];
  const hello = voice.greeting.replace(/,$/, `${voice.please}.`);
  const sections: [string, string[]][] = [
    [call.opening, [`${hello} ${writer.fill(call.caller[voice.tone])}`, writer.fill(call.hasTime)]],
    [call.points, points],
    [call.questions, questions.length > 0 ? questions : [writer.fill(call.anythingElse)]],
    [call.objections, objectionsTo(writer, situation, purpose).slice(0, OBJECTIONS[length])],
    [call.closing, [writer.fill(call.goodbye)]],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, ...lines.map((line) => `- ${line}`)].join("\n"))
    .join("\n\n");
}

/** What this customer has said before comes first, then what anybody may say. */
function objectionsTo(writer: Writer, { decline, complaint, quote, deal }: Situation, purpose: Purpose): string[] {
  const { call } = writer.phrases;
  const isSelling = SELLING.includes(purpose);
  const say = ([said, answer]: [string, string], slots: Record<string, string> = {}, refs: string[] = []) =>
    cited(writer.fill(call.ifTheySay, { said: writer.fill(said, slots), answer: writer.fill(answer) }), refs);
  return [
    ...(isSelling && decline ? [say(call.whenDeclined, { quote: plainQuotes(decline.quote) }, [decline.item.ref])] : []),
    ...(complaint && (complaint.isOpen || purpose === "apology") ? [say(call.whenUpset, {}, [complaint.item.ref])] : []),
    ...(purpose === "late_payment" ? [say(call.whenUnpaid)] : []),
    ...(isSelling && (quote?.isOpen || deal) && !decline ? [say(call.whenDear)] : []),
    say(call.whenBusy),
  ];
}
