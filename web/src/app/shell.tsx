import { WifiOff } from "lucide-preact";
import type { ComponentChildren } from "preact";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { isOnline } from "../lib/online.ts";
import { lookingAs } from "../lib/view-as.ts";
import { words } from "../lib/words.ts";
import { Toasts } from "../ui/toast.tsx";
import { Overlays } from "./overlays.tsx";
import { Sidebar } from "./sidebar.tsx";
import { TabBar } from "./tab-bar.tsx";

const LookingBar = lazy(() => import("../features/access/looking-bar.tsx"));

/** The frame of every signed-in view. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { nav, state } = words();
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {nav.skip}
      </a>
      <Sidebar />
      <main id="main" class="main" tabIndex={-1}>
        {lookingAs.value && (
          <ErrorBoundary>
            <LookingBar who={lookingAs.value} />
          </ErrorBoundary>
        )}
        {!isOnline.value && (
          <p class="offline" role="status">
            <WifiOff />
            <span>
              <strong>{state.offline}.</strong> {state.offlineText}
            </span>
          </p>
        )}
        {children}
      </main>
      <TabBar />
      <Overlays />
      <Toasts />
    </div>
  );
}
