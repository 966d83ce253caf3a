import { FileQuestionMark } from "lucide-preact";
import { words } from "../lib/words.ts";
import { EmptyState } from "../ui/states.tsx";
import { FirstPlace } from "./first-place.tsx";

/** No such address. */
export default function Lost() {
  const { state } = words();
  return (
    <EmptyState isWholeView icon={FileQuestionMark} title={state.notFound} action={<FirstPlace />}>
      {state.notFoundText}
    </EmptyState>
  );
}
