import { fullDay } from "../../lib/format.ts";
import { pageWords } from "./record-words.ts";

/** When a record was added, and by what. */
export function Provenance({ record: { createdAt, source } }: { record: { createdAt: number; source: string | null } }) {
  const w = pageWords();
  return (
    <p class="details-foot faint">
      {w.added(fullDay(createdAt))}
      {source === "sample" && ` · ${w.fromSample}`}
      {source?.startsWith("frm_") && ` · ${w.fromForm}`}
      {source?.startsWith("imp_") && (
        <>
          {" · "}
          <a href={`/import/${source}`}>{w.fromImport}</a>
        </>
      )}
    </p>
  );
}
