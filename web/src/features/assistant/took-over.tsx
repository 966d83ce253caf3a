import { tookOver } from "./model-failure.words.ts";

/** Says above a text why no model wrote it; nothing where none was asked or it answered. */
export function TookOver({ reason }: { reason: string | undefined }) {
  return reason ? (
    <p class="notice" role="status">
      {tookOver(reason)}
    </p>
  ) : null;
}
