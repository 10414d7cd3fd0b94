/** The list: what is in the map's view, under the same filters. */
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { Icon } from "../parts.jsx";
import { count, t, tn } from "../texts.js";
import { KindFilter } from "./Filters.jsx";
import { ShapeMark, classWord, distance, kindWord, looks, mix, seen, sum } from "./words.jsx";

/** How many outlets are listed at once. */
const PAGE = 50;

export function List(props) {
  const { listing, names, choice, change, origin, selected, onShow, onRegion, onClose } = props;
  const [shown, setShown] = useState(PAGE);
  useEffect(() => setShown(PAGE), [listing]);
  const { rows, regions, counts } = listing;
  return (
    <section aria-label={t("list.label")}>
      {selected && <Selected store={selected} onShow={onShow} onClose={onClose} />}
      <div className="masks-summary" role="status">
        <h2>{tn("list.total", sum(counts))}</h2>
        <p className="subtle">{mix(counts)}</p>
      </div>
      <div className="masks-tools">
        {rows.length > 0 && <Sort choice={choice} change={change} origin={origin} />}
        <KindFilter choice={choice} change={change} />
      </div>
      <ul className="outlets">
        {rows.slice(0, shown).map(({ store, metres }) => (
          <Row
            key={store.code}
            isSelected={store === selected}
            {...{ store, metres, onShow }}
          />
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + PAGE)}>
          {t("list.more", { n: count(rows.length - shown) })}
        </button>
      )}
      <ul className="masks-sidos">
        {regions.map(({ code, counts }) => (
          <li key={code}>
            <button type="button" className="masks-sido" onClick={() => onRegion(code)}>
              <strong>{names(code)}</strong>
              <span>{tn("region.total", sum(counts))}</span>
              <span className="subtle">{mix(counts)}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length + regions.length === 0 && <p>{t("empty")}</p>}
    </section>
  );
}

function Sort({ choice, change, origin }) {
  return (
    <label>
      <span className="sr-only">{t("sort.label")}</span>
      <select
        className="select"
        value={origin ? (choice.sort ?? "near") : "new"}
        onChange={(event) => change({ sort: event.target.value })}
      >
        <option value="near" disabled={!origin}>
          {t(origin ? "sort.near" : "sort.near_nowhere")}
        </option>
        <option value="new">{t("sort.new")}</option>
      </select>
    </label>
  );
}

function Selected({ store, onShow, onClose }) {
  return (
    <div className="masks-selected">
      <div className="masks-selected-head">
        <h2>{t("selected")}</h2>
        <button type="button" className="tool" onClick={onClose}>
          <Icon name="close" />
          <span className="sr-only">{t("selected.close")}</span>
        </button>
      </div>
      <ul className="outlets"><Row store={store} onShow={onShow} isSelected /></ul>
    </div>
  );
}

function Row({ store, metres, onShow, isSelected }) {
  const look = looks(store.class, store.minutes);
  return (
    <li className={isSelected ? "outlet is-selected" : "outlet"}>
      <Link className="outlet-link" to={`/masks/store#${store.code}.${store.sido}`}>
        <span className={`stock-mark ${look}`}><ShapeMark index={store.class} /></span>
        <span className="outlet-name">{store.name}</span>
        <span className="outlet-stock">
          <strong className={look}>{classWord(store.class)}</strong>
          {store.minutes !== null && ` · ${seen(store.minutes)}`}
        </span>
        <span className="outlet-kind">
          {kindWord(store.kind)}
          {metres !== undefined && metres !== null && ` · ${distance(metres)}`}
        </span>
      </Link>
      <button
        type="button"
        className="outlet-show"
        aria-pressed={isSelected}
        onClick={() => onShow(store)}
      >
        <Icon name="place" />
        <span className="sr-only">{t("row.show", { name: store.name })}</span>
      </button>
    </li>
  );
}
