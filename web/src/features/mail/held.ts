import type { OutgoingMail } from "../../../../src/mail/mail.schema.ts";
import { get, post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { complain, say } from "../../ui/toast.tsx";
import { type Composer, restoreComposer } from "../assistant/composers.ts";
import { explain } from "../changes/changes.ts";
import { drop, type Held, held, put } from "./held-list.ts";
import { mailWords } from "./words.ts";

const HOLD_MS = 10_000;

const AFTER_MS = 700;
const ASK_AGAIN_MS = 1_200;
const GIVE_UP_MS = 60_000;

/** Shows the count-down for a mail that was just handed over. */
export function hold(mail: OutgoingMail, composer: Composer): void {
  const { recordId } = composer.about;
  const path = `/${recordId.startsWith("com_") ? "companies" : "contacts"}/${recordId}`;
  put([...held.value, { mail, composer, path, until: Date.now() + HOLD_MS }]);
}

/** Takes a mail back and opens its composer as it was; answers where that is. */
export async function takeBack({ mail, composer, path }: Held): Promise<string | undefined> {
  try {
    await post(`/mail/${mail.id}/take-back`);
    drop(mail.id);
    restoreComposer({ ...composer, phase: "ready", isOpen: true });
    say(mailWords().takenBack);
    return path;
  } catch (error) {
    complain(explain(error));
    return undefined;
  }
}

/** Follows a mail after its time until it is sent or has failed, and says which. */
export async function follow(one: Held, route: (path: string) => void): Promise<void> {
  const { recordId } = one.composer.about;
  const until = Date.now() + GIVE_UP_MS;
  drop(one.mail.id);
  for (let wait = AFTER_MS; Date.now() < until; wait = ASK_AGAIN_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const state = await get<{ mail: OutgoingMail }>(`/mail/${one.mail.id}`).then(
      ({ mail }) => mail,
      () => undefined,
    );
    if (state?.state === "sent") {
      refresh("activity", undefined, [recordId]);
      refresh("task");
      say(mailWords().sent(one.mail.toAddresses.join(", ")));
      return;
    }
    if (state?.state === "failed") return failed(one, state.reason, route);
  }
  complain(mailWords().waiting);
}

function failed(one: Held, reason: string | null, route: (path: string) => void): void {
  say(mailWords().failed(reason ?? ""), {
    tone: "bad",
    stayMs: 60_000,
    action: {
      label: mailWords().openAgain,
      run: () => {
        restoreComposer({ ...one.composer, phase: "ready", isOpen: true });
        route(one.path);
      },
    },
  });
}
