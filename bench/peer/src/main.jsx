/** Loads the words of the first page, then takes the place of the empty one. */
import { createRoot } from "react-dom/client";
import "./style.css";
import { App } from "./App.jsx";
import { load } from "./texts.js";
import { readSettings } from "./settings.js";

const settings = readSettings();
load(settings.lang, "shell").then(() => {
  createRoot(document.getElementById("app")).render(<App first={settings} />);
});
