import type { LucideIcon } from "lucide-preact";
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "icon"> {
  /** One primary per view; quiet ones have no frame. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  icon?: LucideIcon;
  /** Shows the keys that do the same. */
  keys?: string;
  isBusy?: boolean;
  children?: ComponentChildren;
}

export function Button({ kind = "plain", icon: Icon, keys, isBusy = false, children, class: extra = "", ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={`btn btn-${kind} ${extra}`} aria-busy={isBusy} disabled={rest.disabled || isBusy}>
      {Icon && <Icon />}
      {children && <span class="btn-text">{children}</span>}
      {keys && <Keys of={keys} />}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "icon"> {
  icon: LucideIcon;
  label: string;
}

/** A square button; its label is what a screen reader says and what shows on hovering. */
export function IconButton({ icon: Icon, label, class: extra = "", ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} class={`btn btn-quiet btn-icon ${extra}`}>
      <Icon />
    </button>
  );
}

/** "mod+k" as the keys of this machine. */
export function Keys({ of: keys }: { of: string }) {
  const mod = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? "⌘" : "Ctrl ";
  return (
    <span class="kbd" aria-hidden="true">
      {keys.replace("mod+", mod).replace("Enter", "↵").toUpperCase().replace("CTRL", "Ctrl").replace("ESC", "Esc")}
    </span>
  );
}
