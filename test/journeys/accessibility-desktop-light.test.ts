import { accessibleScreens } from "./accessible-screens.ts";

accessibleScreens({ language: "en", device: "desktop", theme: "light" });
