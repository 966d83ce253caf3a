import { SearchX, Trash2 } from "lucide-preact";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import type { ListSpec } from "./list-page.tsx";
import { recordWords } from "./words.ts";

interface Props {
  spec: Pick<ListSpec<never>, "noun" | "icon" | "emptyTitle" | "emptyText" | "emptyAct">;
  q: string;
  isBin: boolean;
  onClear: () => void;
}

/** What a list says when nothing is in it: because of the search, in the bin, or at all. */
export default function NoRows({ spec, q, isBin, onClear }: Props) {
  const w = recordWords();
  const clear = (
    <Button kind="primary" onClick={onClear}>
      {w.clearSearch}
    </Button>
  );
  if (q) return <EmptyState icon={SearchX} title={w.nothingFound(q)} children={w.nothingFoundText} action={clear} />;
  if (isBin)
    return <EmptyState icon={Trash2} title={w.emptyBin} children={w.emptyBinText} action={<a href={`/${spec.noun}`}>{w.leaveBin}</a>} />;
  return <EmptyState icon={spec.icon} title={spec.emptyTitle} children={spec.emptyText} action={spec.emptyAct} />;
}
