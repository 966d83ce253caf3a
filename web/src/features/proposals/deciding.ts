import type { Proposal, ProposalNow } from "../../../../src/proposals/proposals.schema.ts";
import { type Answer, get, isProblem, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { complain, say } from "../../ui/toast.tsx";
import { explain, undo } from "../changes/changes.ts";
import { proposalWords } from "./words.ts";

export type Decided = { isDone: true } | { isDone: false; conflict?: ProposalNow };

const reload = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "proposals" || queryKey[0] === "reading" });
const accept = (id: string, recordVersion?: number): Promise<Answer<Proposal>> =>
  post<Proposal>(`/proposals/${id}/accept`, recordVersion === undefined ? {} : { recordVersion });

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Accepts; where the record has moved on but none of these fields has, its newest version. Else the person is to look first. */
async function tryAccept({ id, recordVersion, before }: Proposal, seen?: number): Promise<Answer<Proposal> | ProposalNow> {
  try {
    return await accept(id, seen);
  } catch (error) {
    if (!isProblem(error, "stale") || recordVersion === null) throw error;
    const now = await get<ProposalNow>(`/proposals/${id}`);
    const { current, currentVersion } = now;
    const isUntouched =
      current !== null && Object.keys(before).length > 0 && Object.keys(before).every((field) => isSame(before[field], current[field]));
    return isUntouched && currentVersion !== null && seen !== currentVersion ? accept(id, currentVersion) : now;
  }
}

const isAnswer = (outcome: Answer<Proposal> | ProposalNow): outcome is Answer<Proposal> => "data" in outcome;

export async function acceptOne(proposal: Proposal, seen?: number): Promise<Decided> {
  try {
    const outcome = await tryAccept(proposal, seen);
    if (!isAnswer(outcome)) return { isDone: false, conflict: outcome };
    await client.invalidateQueries();
    sayDone(proposalWords().done(proposal.recordName), outcome.changeId ? [outcome.changeId] : []);
    return { isDone: true };
  } catch (error) {
    complain(explain(error));
    await reload();
    return { isDone: false };
  }
}

/** One after the other, as they stand; what has changed since, or is refused, is left. */
export async function acceptAll(proposals: Proposal[]): Promise<void> {
  const changes: string[] = [];
  let left = 0;
  for (const proposal of proposals) {
    const outcome = await tryAccept(proposal).catch(() => undefined);
    if (outcome && isAnswer(outcome)) changes.push(...(outcome.changeId ? [outcome.changeId] : []));
    else left += 1;
  }
  await client.invalidateQueries();
  sayDone(proposalWords().doneMany(proposals.length - left, left), changes);
}

/** The newest first, so that each finds what it left. */
function sayDone(text: string, changes: string[]): void {
  const undoAll = async (): Promise<void> => {
    for (const change of [...changes].reverse()) await undo(change);
  };
  say(text, changes.length > 0 ? { action: { label: words().act.undo, run: () => void undoAll() } } : {});
}

export async function dismissOne({ id, recordName }: Proposal): Promise<void> {
  await post(`/proposals/${id}/dismiss`).then(
    () => say(proposalWords().dropped(recordName), { action: { label: words().act.undo, run: () => void reopen(id) } }),
    (error: unknown) => complain(explain(error)),
  );
  await reload();
}

export async function reopen(id: string): Promise<void> {
  await post(`/proposals/${id}/reopen`).catch((error: unknown) => complain(explain(error)));
  await reload();
}
