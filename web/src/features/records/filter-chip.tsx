import { X } from "lucide-preact";
import type { Filter } from "../../../../src/core/filters.schema.ts";
import { dictionary } from "../../lib/locale.ts";
import { IconButton } from "../../ui/button.tsx";
import { conditionWords, partsOf, saidParts } from "../ask/query-words.ts";

const chipWords = dictionary(
  { only: "Only where", unread: "a filter that cannot be read", remove: "Remove the filter" },
  { only: "Chỉ gồm", unread: "bộ lọc không đọc được", remove: "Bỏ bộ lọc" },
);

/** What a list is narrowed to by its address, in words, and the way back to the whole list. */
export default function FilterChip({ filter, onClear }: { filter: string; onClear: () => void }) {
  const w = chipWords();
  return (
    <>
      <span class="dim">{w.only}</span>
      {inWords(filter).map((text) => (
        <span key={text} class="badge" title={text}>
          <span class="clip">{text}</span>
        </span>
      ))}
      <IconButton icon={X} label={w.remove} onClick={onClear} />
    </>
  );
}

function inWords(text: string): string[] {
  try {
    const parts = partsOf(JSON.parse(text) as Filter);
    return saidParts(parts).map((part) => conditionWords(part, {}, parts));
  } catch {
    return [chipWords().unread];
  }
}
