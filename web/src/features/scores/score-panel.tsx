import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { may } from "../identity/session.ts";

const ScoreBody = lazy(() => import("./score-body.tsx"));

/** What is said of one record, where anything is. */
export function ScorePanel({ subject, recordId }: { subject: "win" | "lead"; recordId: string }) {
  if (!may("predictions:read")) return null;
  return (
    <ErrorBoundary>
      <ScoreBody subject={subject} recordId={recordId} />
    </ErrorBoundary>
  );
}
