// Runs before the first paint, so that neither theme nor language flashes.
try {
  const theme = localStorage.getItem("relata.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  document.documentElement.lang = localStorage.getItem("relata.locale") ?? (navigator.language.startsWith("vi") ? "vi" : "en");
} catch {
  // Storage may be forbidden; the system's theme then holds.
}
