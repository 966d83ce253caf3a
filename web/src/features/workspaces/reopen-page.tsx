import { useState } from "preact/hooks";
import type { ReopeningLook, WorkspaceShown } from "../../../../src/workspaces/workspaces.schema.ts";
import { isProblem, post } from "../../lib/api.ts";
import { Button } from "../../ui/button.tsx";
import { explain } from "../changes/changes.ts";
import { DoorFrame } from "../identity/door-frame.tsx";
import { LookedAt } from "./looked-at.tsx";
import { Lost } from "./lost-link.tsx";
import { workspaceWords } from "./words.ts";

type Outcome = { opened: string } | { problem: string } | "lost" | undefined;

/** What the mail about a closed workspace leads to. */
export function ReopenPage() {
  return (
    <LookedAt<ReopeningLook> path="/auth/reopen/look" lostText={workspaceWords().lostText}>
      {({ workspace }, token) => <Reopen workspace={workspace} token={token} />}
    </LookedAt>
  );
}

function Reopen({ workspace, token }: ReopeningLook & { token: string }) {
  const w = workspaceWords();
  const [outcome, end] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const reopen = async (): Promise<void> => {
    setBusy(true);
    await post<WorkspaceShown>("/auth/reopen", { token }).then(
      ({ data }) => end({ opened: data.name }),
      (error: unknown) => end(isProblem(error, "not_found") || isProblem(error, "invalid") ? "lost" : { problem: explain(error) }),
    );
    setBusy(false);
  };
  if (outcome === "lost") return <Lost text={w.lostText} />;
  if (outcome && "opened" in outcome)
    return (
      <DoorFrame title={w.reopen.done(outcome.opened)}>
        <a class="btn btn-primary" href="/">
          <span class="btn-text">{w.signIn}</span>
        </a>
      </DoorFrame>
    );
  return (
    <DoorFrame title={w.reopen.title(workspace)} text={w.reopen.text}>
      {outcome && (
        <p class="field-error" role="alert">
          {outcome.problem}
        </p>
      )}
      <Button kind="primary" isBusy={isBusy} onClick={() => void reopen()}>
        {w.reopen.act}
      </Button>
    </DoorFrame>
  );
}
