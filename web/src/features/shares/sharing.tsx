import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { may } from "../identity/session.ts";

const ShareDialog = lazy(() => import("./share-dialog.tsx"));

/** Who may change a record may share it. */
export const mayShare = (canEdit: boolean): boolean => canEdit && may("changes:edit") && may("members:read");

export interface SharingProps {
  recordId: string;
  name: string;
  /** Nobody but the asker sees it so far. */
  isPrivate?: boolean;
  onClose: () => void;
}

/** The dialog in which a record is shared; it loads when it is first asked for. */
export function Sharing(props: SharingProps) {
  return (
    <ErrorBoundary>
      <ShareDialog {...props} />
    </ErrorBoundary>
  );
}
