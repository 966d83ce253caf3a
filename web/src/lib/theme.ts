import { signal } from "@preact/signals";

export type Theme = "light" | "dark" | "auto";

const set = document.documentElement.dataset.theme;

export const theme = signal<Theme>(set === "light" || set === "dark" ? set : "auto");

export function dress(next: Theme): void {
  theme.value = next;
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === "auto") localStorage.removeItem("relata.theme");
    else localStorage.setItem("relata.theme", next);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export const isDark = (): boolean =>
  theme.value === "dark" || (theme.value === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
