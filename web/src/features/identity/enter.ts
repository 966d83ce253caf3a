import { signal } from "@preact/signals";
import { Problem, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { type Locale, locale } from "../../lib/locale.ts";
import { textOf } from "../../lib/refusals.ts";
import { speakAs } from "./language.ts";
import { loadMe, me } from "./session.ts";
import { signInWords } from "./sign-in.words.ts";

/** The language that was chosen at the door, over the one in the profile. */
export const chosen = signal<Locale | undefined>(undefined);

/** What a first step may lead to: undefined where one is in. */
export type SecondStep = { token: string } | undefined;

/** Goes through one of the doors under /auth. */
export async function enter(path: string, body: unknown): Promise<SecondStep> {
  const { data } = await post<{ secondStep?: { token: string } }>(path, body);
  if (data.secondStep) return data.secondStep;
  client.clear();
  await loadMe();
  speakAs(chosen.value ?? me.value?.member.locale ?? locale.value);
  return undefined;
}

/** What to say of a refusal at a door; `wrong` is for what was typed and is not right. */
export function explainDoor(error: unknown, wrong: string): string {
  if (!(error instanceof Problem)) throw error;
  if (error.status === 429) return signInWords().tooMany;
  return error.status === 401 || error.status === 422 ? wrong : textOf(error);
}

/** What the address carries behind its `#`, which reaches no server. */
export const fragment = (): string => location.hash.slice(1);
