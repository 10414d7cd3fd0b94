/** `/masks`: the map and the list of the same outlets. */
import { useEffect, useMemo, useRef, useState } from "react";
import { Notice, Page } from "../parts.jsx";
import { t } from "../texts.js";
import { ClassFilter, RegionPicker } from "./Filters.jsx";
import { List } from "./List.jsx";
import { nameOf } from "./ground.js";
import { createMap } from "./map.js";
import { detailed, listingOf, storesOf, sumsOf } from "./picture.js";
import { useChoice, useCurrent, useGround, useShards } from "./room.js";
import "./style.css";

export default function MapPage() {
  const { current, failed, load } = useCurrent();
  const ground = useGround();
  const [choice, change] = useChoice();
  const [view, setView] = useState(null);
  const [selected, setSelected] = useState(null);
  const element = useRef(null);
  const [map, setMap] = useState(null);

  const choose = (region) => change({ region });
  useEffect(() => {
    const map = createMap(element.current, { move: setView, store: setSelected, region: choose });
    setMap(map);
    return map.remove;
  }, []);
  useEffect(() => {
    if (ground) map?.setGround(ground);
  }, [map, ground]);
  const place = ground?.regions.get(choice.region);
  useEffect(() => {
    if (place) map?.show(place.bounds);
  }, [map, place]);

  const sidos = detailed(choice.region, ground, view);
  const shards = useShards(current, sidos);
  const names = (code) => nameOf(ground.regions.get(code));
  const stores = useMemo(() => storesOf(shards, sidos, choice), [shards, sidos.join(), choice]);
  const sums = useMemo(
    () => (current ? sumsOf(current, shards, sidos, choice) : []),
    [current, shards, sidos.join(), choice],
  );
  useEffect(() => map?.setStores(stores), [map, stores]);
  useEffect(() => {
    if (!ground) return;
    const placed = sums.map((sum) => ({ ...sum, middle: ground.regions.get(sum.code).middle }));
    map?.setSums(placed, names);
  }, [map, ground, sums]);

  const origin = place?.middle;
  const sort = choice.sort ?? "near";
  const listing = useMemo(
    () => ground && view && listingOf({ stores, sums, ground, view, sort, origin }),
    [ground, view, stores, sums, sort, origin],
  );
  const show = (store) => {
    setSelected(store);
    map.go(store);
  };
  return (
    <Page title={t("title.masks")} className="masks">
      <div className="masks-where">
        <RegionPicker ground={ground} region={choice.region} choose={choose} />
      </div>
      <div className="masks-map">
        <ClassFilter choice={choice} change={change} />
        <div className="masks-canvas">
          <div className="map">
            <div ref={element} role="application" aria-label={t("map.label")} />
          </div>
        </div>
      </div>
      <div className="masks-list">
        {failed && <Failed retry={load} />}
        {current && listing ? (
          <List
            {...{ listing, names, choice, change, origin, selected }}
            onShow={show}
            onRegion={choose}
            onClose={() => setSelected(null)}
          />
        ) : (
          <p>{t("loading")}</p>
        )}
      </div>
    </Page>
  );
}

function Failed({ retry }) {
  return (
    <Notice kind="danger">
      <p><strong>{t("failed")}</strong></p>
      <button type="button" className="button is-primary" onClick={retry}>{t("retry")}</button>
    </Notice>
  );
}
