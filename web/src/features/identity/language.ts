import type { Locale } from "../../lib/locale.ts";
import { speak } from "../../lib/speak.ts";
import { lookingAs } from "../../lib/view-as.ts";
import { me } from "./session.ts";

/** Switches the page's language at once and remembers it with the member, for mail and for the next machine. */
export function speakAs(language: Locale): void {
  speak(language);
  const who = me.value;
  if (!who || lookingAs.value || who.member.locale === language) return;
  me.value = { ...who, member: { ...who.member, locale: language } };
  void import("./profile.ts").then(({ editMe }) => editMe({ locale: language })).catch(() => undefined);
}
