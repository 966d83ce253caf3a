import type { OutgoingMail } from "../../../../src/mail/mail.schema.ts";
import { isProblem, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { momentOf } from "../../lib/format.ts";
import { isEmail } from "../../lib/rules.ts";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { hold } from "../mail/held.ts";
import { type Composer, checkKey, composerOf, forgetComposer, update } from "./composers.ts";
import { check } from "./drafting.ts";
import { draftingWords } from "./drafting.words.ts";
import { unsettledOf } from "./segments.ts";
import { assistantWords } from "./words.ts";

export const addressesIn = (text: string): string[] =>
  text
    .split(/[,;\s]+/)
    .map((address) => address.replace(/^.*</, "").replace(/>$/, "").trim())
    .filter(Boolean);

/** Why a mail cannot be sent as it stands; undefined when it can. */
export function obstacle(composer: Composer): string | undefined {
  const w = assistantWords();
  if (!composer.body.trim()) return w.noBody;
  if (unsettledOf(composer.body, composer.sentences).length > 0) return w.mustSettle;
  if (composer.writing.channel !== "mail") return undefined;
  const wrong = [...addressesIn(composer.to), ...addressesIn(composer.cc)].find((address) => !isEmail(address));
  if (wrong) return w.badRecipient(wrong);
  if (addressesIn(composer.to).length === 0) return w.noRecipient;
  return undefined;
}

function mailOf(composer: Composer): object {
  const { subject, body, settled, to, cc, task } = composer;
  const dueAt = task.isOn ? momentOf(task.due) : undefined;
  return {
    ...{ subject, body, settled, to: addressesIn(to), cc: addressesIn(cc) },
    ...(dueAt !== undefined && { task: { title: task.title.trim() || assistantWords().remindTitle(composer.about.name), dueAt } }),
  };
}

/** Notes on the timeline what the person has sent by chat, with the last edits checked. */
export async function noteChat(recordId: string): Promise<void> {
  const before = composerOf(recordId);
  if (!before?.draftId || before.phase !== "ready") return;
  update(recordId, { phase: "sending" });
  await check(recordId);
  const composer = composerOf(recordId);
  if (!composer || obstacle(composer)) return update(recordId, { phase: "ready" });
  const { body, settled } = composer;
  await note(composer, { body, settled });
}

/** What was said on a call, in the person's own words, and how it ended. */
export interface CallSaid {
  body: string;
  outcome: string;
  minutes: number | undefined;
}

/** Notes the call on the timeline, with the script as it was last edited behind it. Says whether it is there. */
export async function noteCall(recordId: string, { body, outcome, minutes }: CallSaid): Promise<boolean> {
  await check(recordId);
  const composer = composerOf(recordId);
  if (!composer) return false;
  return note(composer, { body, ...(outcome.trim() && { outcome }), ...(minutes !== undefined && { durationMin: minutes }) });
}

async function note({ about: { recordId }, draftId }: Composer, noted: object): Promise<boolean> {
  try {
    await post(`/assistant/drafts/${draftId}/log`, noted);
    forgetComposer(recordId);
    say(draftingWords().logged);
    await client.invalidateQueries();
    return true;
  } catch (error) {
    update(recordId, { phase: "ready" });
    complain(explain(error));
    return false;
  }
}

/** Has the last edits checked, hands the mail over and starts its ten seconds. Without a subject it asks first. */
export async function sendMail(recordId: string, isSure = false): Promise<void> {
  const before = composerOf(recordId);
  if (!before?.draftId || before.phase !== "ready") return;
  if (!isSure && !before.subject.trim()) return update(recordId, { isSubjectAsked: true });
  update(recordId, { phase: "sending", isSubjectAsked: false });
  await check(recordId);
  const composer = composerOf(recordId);
  if (!composer || obstacle(composer) || composer.checked !== checkKey(composer)) return update(recordId, { phase: "ready" });
  try {
    const { data } = await post<{ mail: OutgoingMail }>(`/assistant/drafts/${composer.draftId}/send`, mailOf(composer));
    hold(data.mail, { ...composer, phase: "ready" });
    forgetComposer(recordId);
  } catch (error) {
    update(recordId, { phase: "ready", ...(isProblem(error, "unsettled_claims") && { checked: "" }) });
    complain(explain(error));
    if (isProblem(error, "unsettled_claims")) void check(recordId);
  }
}
