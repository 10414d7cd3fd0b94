/** The frame around every page: skip link, identity, header, status, navigation. */
import { useState } from "react";
import { Link, NavLink } from "react-router";
import { Icon } from "./parts.jsx";
import { Status } from "./Status.jsx";
import { usePortal } from "./portal.js";
import { LANGS, SIZES } from "./settings.js";
import { t } from "./texts.js";

const SERVICES = ["home", "masks", "relief", "forum", "mydata"];

export function Shell({ children }) {
  const skip = (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  };
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>{t("skip")}</a>
      <aside className="banner">{t("banner.demonstration")}</aside>
      <Header />
      <Status />
      <div className="frame">
        <nav className="nav" aria-label={t("nav.label")}>
          <ul className="nav-list">
            {SERVICES.map((name) => (
              <li key={name}>
                <NavLink className="nav-link" to={name === "home" ? "/" : `/${name}`}>
                  <Icon name={name} />
                  <span>{t(`nav.${name}`)}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabIndex={-1}>{children}</main>
      </div>
      <Footer />
    </>
  );
}

function Header() {
  const { settings, change } = usePortal();
  const other = settings.lang === "ko" ? "en" : "ko";
  const larger = SIZES.find((size) => size > settings.text) ?? SIZES[0];
  return (
    <header className="header">
      <Link className="brand" to="/">
        <img src="/icons/icon.svg" alt="" width="28" height="28" />
        {t("brand")}
      </Link>
      <button type="button" className="tool" onClick={() => change({ text: larger })}>
        <Icon name="text-size" />
        <span className="tool-word">{t("text.larger")}</span>
        <span className="sr-only">{t("text.size", { n: settings.text })}</span>
      </button>
      <button type="button" className="tool" lang={other} onClick={() => change({ lang: other })}>
        {LANGS[other]}
      </button>
      <Menu />
    </header>
  );
}

function Menu() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <details
      className="menu"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <summary className="tool">
        <Icon name="menu" />
        {t("menu")}
      </summary>
      <ul className="menu-list" onClick={close}>
        <li><Link to="/settings">{t("nav.settings")}</Link></li>
        <li><Link to="/about">{t("nav.about")}</Link></li>
      </ul>
    </details>
  );
}

function Footer() {
  return (
    <footer className="footer">
      <div className="footer-note">
        <nav aria-label={t("footer.links")}>
          <ul className="footer-links">
            <li><a href="tel:110">{t("footer.help")}</a></li>
            <li><Link to="/about#privacy">{t("about.privacy")}</Link></li>
            <li><Link to="/about#accessibility">{t("about.accessibility")}</Link></li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
