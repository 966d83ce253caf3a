import type { Channel } from "./assistant.schema.ts";
import type { StyleOfLanguage } from "./style.schema.ts";

const OFTEN = 0.3;

/** A member's manner of writing as a model is told it. Forms of address are the recipient's all the same. */
export function styleRule(
  { sentenceWords, emoji, emojiShare, exclamationShare, phrases }: StyleOfLanguage,
  channel: Channel | undefined,
): string {
  const rules = [
    `sentences of about ${Math.max(4, sentenceWords)} words`,
    emoji && emojiShare >= OFTEN && channel !== "call" ? `now and then ${emoji}` : "no emoji",
    exclamationShare >= OFTEN ? "an exclamation mark where they are glad" : "hardly any exclamation marks",
    ...(phrases.length > 0
      ? [
          `turns of phrase such as ${phrases.map((phrase) => `“${phrase}”`).join(", ")}, only where they fit and with this recipient's form of address`,
        ]
      : []),
  ];
  return `Write in the sender's own manner: ${rules.join("; ")}.`;
}
