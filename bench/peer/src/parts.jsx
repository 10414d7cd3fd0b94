/** Small parts that all pages use. */
import { useEffect, useRef } from "react";
import { t } from "./texts.js";

let navigated = false;

export function Icon({ name }) {
  return (
    <svg className="icon" aria-hidden="true">
      <use href={`/icons/sprite.svg#${name}`} />
    </svg>
  );
}

/** A page under its heading, which takes the focus when one comes from another page. */
export function Page({ title, className, children }) {
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${title} - ${t("brand")}`;
  }, [title]);
  useEffect(() => {
    if (navigated) heading.current.focus();
    navigated = true;
  }, []);
  return (
    <div className={className}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}

const NOTICES = { info: "i", warning: "!", danger: "×" };

export function Notice({ kind, children }) {
  return (
    <div className={`notice is-${kind}`} role={kind === "danger" ? "alert" : "status"}>
      <span className="notice-mark" aria-hidden="true">{NOTICES[kind]}</span>
      <div className="notice-body">{children}</div>
    </div>
  );
}

/** A service that is not open yet. */
export function NotBuilt({ title }) {
  return (
    <Page title={t(title)} className="stack">
      <Notice kind="info">
        <p><strong>{t("not_built")}</strong></p>
        <p>{t("not_built_text")}</p>
      </Notice>
    </Page>
  );
}
