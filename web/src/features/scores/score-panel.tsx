import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { may } from "../identity/session.ts";

const ScoreBody = lazy(() => import("./score-body.tsx"));

interface Props {
  subject: "win" | "lead";
  recordId: string;
  /** What stands under it: it comes with it, so that nothing is pushed down. */
  children?: ComponentChildren;
}

/** What is said of one record, where anything is. */
export const ScorePanel = (props: Props) => (may("predictions:read") ? <Shown {...props} /> : props.children);

/** Its code and looks are fetched with the page: a network that is lost meanwhile leaves nothing out. */
function Shown(props: Props) {
  useEffect(() => void ScoreBody.preload().catch(() => undefined), []);
  return (
    <ErrorBoundary>
      <ScoreBody {...props} />
    </ErrorBoundary>
  );
}
