/** `/masks/store#<code>.<sido>`: one outlet. */
import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";
import { Icon, Notice, Page } from "../parts.jsx";
import { dateAndTime, t } from "../texts.js";
import { loadStores } from "./data.js";
import { useCurrent } from "./room.js";
import { CLASSES, ShapeMark, classWord, kindWord, looks, seen } from "./words.jsx";
import "./style.css";

export default function StorePage() {
  const { current, failed } = useCurrent();
  const { hash } = useLocation();
  const [store, setStore] = useState(undefined);
  useEffect(() => {
    if (current) find(current, hash.slice(1)).then(setStore, () => setStore(null));
  }, [current, hash]);
  return (
    <Page title={store?.name ?? t("title.masks_store")} className="stack store">
      {store && <Card store={store} sample={current.shown.sample} />}
      {failed && <Notice kind="danger"><p>{t("failed")}</p></Notice>}
      {store === null && <Notice kind="warning"><p>{t("store.missing")}</p></Notice>}
      <p>
        <Link className="button" to="/masks"><Icon name="back" />{t("store.back")}</Link>
      </p>
    </Page>
  );
}

/** Looks in the sido that the address names, else in each. */
async function find(current, fragment) {
  const [code, sido] = fragment.split(".");
  const sidos = sido ? [sido] : current.snapshot.regions.map((region) => region.sido);
  for (const sido of sidos) {
    const found = (await loadStores(current, sido)).find((store) => store.code === code);
    if (found) return found;
  }
  return null;
}

function Card({ store, sample }) {
  const look = looks(store.class, store.minutes);
  return (
    <>
      <div className="store-stock">
        <p className={`store-class ${look}`}>
          <span className={`stock-mark ${look}`}><ShapeMark index={store.class} /></span>
          {classWord(store.class)}
        </p>
        <p className="store-meaning">{t(`means.${CLASSES[store.class].name}`)}</p>
        {store.minutes !== null && <p className="store-age">{seen(store.minutes)}</p>}
        <p className="store-prevails">{t("store.prevails")}</p>
      </div>
      <dl className="store-facts">
        <dt>{t("store.kind")}</dt>
        <dd>{kindWord(store.kind)}</dd>
        <dt>{t("store.address")}</dt>
        <dd>{store.addr}</dd>
        <dt>{t("store.arrived")}</dt>
        <dd>{store.arrived === null ? t("store.arrived_unknown") : dateAndTime(store.arrived)}</dd>
      </dl>
      {sample && <Notice kind="info"><p>{t("store.sample")}</p></Notice>}
    </>
  );
}
