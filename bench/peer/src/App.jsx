/** Which route shows which page, inside the frame that all of them share. */
import { Suspense, lazy, useEffect, useMemo, useState } from "react";
import { BrowserRouter, Route, Routes } from "react-router";
import { Home, NotFound } from "./Home.jsx";
import { Shell } from "./Shell.jsx";
import { Portal } from "./portal.js";
import { applySettings } from "./settings.js";
import { lang, load } from "./texts.js";

/** A page in a chunk of its own, with the texts of its room. */
const room = (name, importPage) =>
  lazy(async () => {
    const [page] = await Promise.all([importPage(), load(lang(), name)]);
    return page;
  });

const MaskMap = room("masks", () => import("./masks/MapPage.jsx"));
const Store = room("masks", () => import("./masks/StorePage.jsx"));
const Relief = room("relief", () => import("./relief.jsx"));
const Forum = room("forum", () => import("./forum.jsx"));
const Mydata = room("mydata", () => import("./mydata.jsx"));
const Settings = lazy(() => import("./Settings.jsx"));
const About = lazy(() => import("./About.jsx"));

export function App({ first }) {
  const [settings, setSettings] = useState(first);
  const [shown, setShown] = useState(null);
  const change = async (changes) => {
    const next = { ...settings, ...changes };
    if (next.lang !== settings.lang) {
      await Promise.all(["shell", "masks"].map((room) => load(next.lang, room)));
    }
    setSettings(next);
  };
  useEffect(() => {
    applySettings(settings);
    document.documentElement.dataset.state = "ready";
  }, [settings]);
  const portal = useMemo(() => ({ settings, change, shown, setShown }), [settings, shown]);
  return (
    <Portal value={portal}>
      <BrowserRouter>
        <Shell key={settings.lang}>
          <Suspense fallback={<Skeleton />}>
            <Routes>
              <Route path="/" element={<Home />} />
              <Route path="/masks" element={<MaskMap />} />
              <Route path="/masks/store" element={<Store />} />
              <Route path="/relief" element={<Relief />} />
              <Route path="/forum" element={<Forum />} />
              <Route path="/mydata" element={<Mydata />} />
              <Route path="/settings" element={<Settings />} />
              <Route path="/about" element={<About />} />
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </Shell>
      </BrowserRouter>
    </Portal>
  );
}

function Skeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      <div className="skeleton-bar is-tall" />
      <div className="skeleton-bar is-short" />
    </div>
  );
}
