import type { History } from "../history.ts";
import { isWritten } from "../signals.ts";
import { languageOf } from "../topics.ts";

/** "em", "tôi", "cháu": how this sender called themselves when they last wrote to this customer. */

export type Self = "em" | "tôi" | "cháu";

const LOOKED_AT = 5;
const OWN_WORDS: [self: Self, said: RegExp][] = [
  ["tôi", /(?<!chúng )(?<![\p{L}\p{M}])tôi(?![\p{L}\p{M}])/giu],
  ["em", /(?<!chúng )(?<![\p{L}\p{M}])em(?! \p{Lu})(?![\p{L}\p{M}])/giu],
  ["cháu", /(?<![\p{L}\p{M}])cháu(?![\p{L}\p{M}])/giu],
];

/** By the newest of their own messages that says so at all; undefined when none does. */
export function selfOf({ activities, sender, contact, recordId }: History): Self | undefined {
  const own = activities
    .filter(
      (activity) => activity.direction === "out" && isWritten(activity) && activity.authorId === sender.id && !activity.meta.draftedWith,
    )
    .filter(({ links }) => links.length === 0 || links.includes(contact?.id ?? recordId))
    .filter(({ body }) => languageOf(body) === "vi")
    .slice(0, LOOKED_AT);
  for (const { body } of own) {
    const counted = OWN_WORDS.map(([self, said]) => ({ self, count: body.match(said)?.length ?? 0 })).sort((a, b) => b.count - a.count);
    const [first, second] = counted;
    if (first && first.count > (second?.count ?? 0)) return first.self;
  }
  return undefined;
}
