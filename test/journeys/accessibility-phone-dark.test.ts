import { accessibleScreens } from "./accessible-screens.ts";

accessibleScreens({ language: "en", device: "phone", theme: "dark" });
