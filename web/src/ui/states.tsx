import { CloudOff, FileQuestionMark, Lock, type LucideIcon, TriangleAlert } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Problem } from "../lib/api.ts";
import { words } from "../lib/words.ts";
import { Button } from "./button.tsx";

interface Props {
  icon: LucideIcon;
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
  /** Nothing else is in view: its title is the page's. */
  isWholeView?: boolean;
}

/** What a view says when it has nothing to show: why, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action, isWholeView = false }: Props) {
  const Title = isWholeView ? "h1" : "h2";
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon />
      </span>
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {action && <div class="empty-act">{action}</div>}
    </div>
  );
}

/** What somebody's role does not show them. */
export function NotForYou({ action, isWholeView = false }: Pick<Props, "action" | "isWholeView">) {
  const { forbidden, forbiddenText } = words().state;
  return <EmptyState {...{ isWholeView, action }} icon={Lock} title={forbidden} children={forbiddenText} />;
}

/** The state of a view whose request was refused or got no answer. */
export function FailedState({ error, onRetry, isWholeView = false }: { error: Error; onRetry: () => void; isWholeView?: boolean }) {
  const { state, act } = words();
  const retry = (
    <Button kind="primary" onClick={onRetry}>
      {act.retry}
    </Button>
  );
  const problem = error instanceof Problem ? error : undefined;
  if (problem?.status === 0)
    return <EmptyState {...{ isWholeView }} icon={CloudOff} title={state.offline} children={state.offlineNow} action={retry} />;
  if (problem?.status === 403) return <NotForYou isWholeView={isWholeView} action={<GoBack />} />;
  if (problem?.status === 404)
    return (
      <EmptyState {...{ isWholeView }} icon={FileQuestionMark} title={state.notFound} children={state.notFoundText} action={<GoBack />} />
    );
  return (
    <EmptyState {...{ isWholeView }} icon={TriangleAlert} title={state.failed} action={retry}>
      {state.failedText} {problem?.requestId && <small class="block">{state.reference(problem.requestId)}</small>}
    </EmptyState>
  );
}

function GoBack() {
  return (
    <Button kind="primary" onClick={() => (history.length > 1 ? history.back() : location.assign("/"))}>
      {words().act.back}
    </Button>
  );
}

/** Grey lines where text will stand. */
export function Bones({ lines = 3, widths = [92, 78, 84, 60] }: { lines?: number; widths?: number[] }) {
  return (
    <div class="bones" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="bone" style={{ width: `${widths[index % widths.length]}%` }} />
      ))}
    </div>
  );
}
