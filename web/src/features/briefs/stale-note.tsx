import { briefWords } from "./words.ts";

/** Says that a text is older than what it is about, and what is done about it. */
export function StaleNote({ isRefreshing, onRefresh }: { isRefreshing: boolean; onRefresh: () => void }) {
  const w = briefWords();
  return (
    <p class="notice" role="status">
      {w.stale}{" "}
      {isRefreshing ? (
        w.refreshing
      ) : (
        <button type="button" class="text-button" onClick={onRefresh}>
          {w.refresh}
        </button>
      )}
    </p>
  );
}
