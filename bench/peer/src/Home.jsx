/** The four services, and the page where there is none. */
import { Link } from "react-router";
import { Icon, Page } from "./parts.jsx";
import { t } from "./texts.js";

export function Home() {
  return (
    <Page title={t("title.home")} className="stack">
      <p className="subtle">{t("home.lead")}</p>
      <Tiles />
    </Page>
  );
}

export function NotFound() {
  return (
    <Page title={t("title.not_found")} className="stack">
      <p>{t("not_found.text")}</p>
      <Tiles />
    </Page>
  );
}

function Tiles() {
  return (
    <div className="tiles">
      {["masks", "relief", "forum", "mydata"].map((name) => (
        <Link key={name} className="tile" to={`/${name}`}>
          <Icon name={name} />
          <span className="tile-name">{t(`tile.${name}`)}</span>
          <span className="tile-text">{t(`tile.${name}_text`)}</span>
          {name !== "masks" && <span className="tile-mark">{t("tile.not_yet")}</span>}
        </Link>
      ))}
    </div>
  );
}
