import { useEffect } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import { clash } from "../features/changes/clash.ts";
import { may } from "../features/identity/session.ts";
import { held } from "../features/mail/held-list.ts";
import { form, openForm } from "../features/records/forms.ts";
import { places } from "../features/search/places.ts";
import { useKeys } from "../lib/keys.ts";
import { overlay } from "../lib/overlay.ts";
import { MenuList } from "../ui/menu.tsx";

const Palette = lazy(() => import("../features/search/palette.tsx"));
const Shortcuts = lazy(() => import("./shortcuts.tsx"));
const MoreSheet = lazy(() => import("./more-sheet.tsx"));
const ContactForm = lazy(() => import("../features/contacts/contact-form.tsx"));
const CompanyForm = lazy(() => import("../features/companies/company-form.tsx"));
const StaleDialog = lazy(() => import("../features/changes/stale-dialog.tsx"));
const HeldMails = lazy(() => import("../features/mail/held-mail.tsx"));

/** Has the palette in the cache before anybody presses its keys. */
function usePreloading(): void {
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
    idle(() => {
      void MenuList.preload();
      void Palette.preload();
      void ContactForm.preload();
    });
  }, []);
}

/** Everything that lies over the page, and the keys that call it. */
export function Overlays() {
  const { route } = useLocation();
  usePreloading();
  const { work, records, data } = places();
  useKeys({
    "mod+k": () => (overlay.value = overlay.value === "palette" ? undefined : "palette"),
    "?": () => (overlay.value = "shortcuts"),
    ...(may("contacts:create") && { c: () => openForm("contact") }),
    ...Object.fromEntries([...work, ...records, ...data].map(({ href, keys }) => [keys, () => route(href)])),
  });
  const close = (): void => {
    overlay.value = undefined;
  };
  const open = form.value;
  const closeForm = (): void => {
    form.value = undefined;
  };
  return (
    <ErrorBoundary>
      {overlay.value === "palette" && <Palette onClose={close} />}
      {overlay.value === "shortcuts" && <Shortcuts onClose={close} />}
      {overlay.value === "more" && <MoreSheet onClose={close} />}
      {open?.kind === "contact" && (
        <ContactForm key={open.record?.id ?? "new"} record={open.record} preset={open.preset} onClose={closeForm} />
      )}
      {open?.kind === "company" && (
        <CompanyForm key={open.record?.id ?? "new"} record={open.record} preset={open.preset} onClose={closeForm} />
      )}
      {clash.value && <StaleDialog />}
      {held.value.length > 0 && (
        <div class="toasts toasts-held" role="status">
          <HeldMails />
        </div>
      )}
    </ErrorBoundary>
  );
}
