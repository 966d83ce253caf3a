import "./reference.css";
import { render } from "preact";
import { Reference } from "./reference.tsx";

document.documentElement.lang = "en"; // The reference is written in English alone.
const root = document.getElementById("app");
if (root) render(<Reference />, root);
