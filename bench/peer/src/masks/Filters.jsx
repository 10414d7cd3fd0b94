/** Region and filters; those of the classes are the legend too. */
import { below, nameOf } from "./ground.js";
import { CLASSES, KINDS, ShapeMark, classWord, kindWord, looks } from "./words.jsx";
import { t } from "../texts.js";

const toggled = (set, one) => {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
};

export function ClassFilter({ choice, change }) {
  return (
    <div className="chips is-legend" role="group" aria-label={t("filter.classes")}>
      {CLASSES.map(({ name }, index) => (
        <button
          key={name}
          type="button"
          className={`chip ${looks(index)}`}
          aria-pressed={choice.classes.has(index)}
          title={t(`means.${name}`)}
          onClick={() => change({ classes: toggled(choice.classes, index) })}
        >
          <ShapeMark index={index} />
          <span>{classWord(index)}</span>
        </button>
      ))}
    </div>
  );
}

export function KindFilter({ choice, change }) {
  return (
    <div className="chips" role="group" aria-label={t("filter.kinds")}>
      {KINDS.filter((kind) => kind !== "unknown").map((kind) => (
        <button
          key={kind}
          type="button"
          className="chip"
          aria-pressed={choice.kinds.has(kind)}
          onClick={() => change({ kinds: toggled(choice.kinds, kind) })}
        >
          <span>{kindWord(kind)}</span>
        </button>
      ))}
    </div>
  );
}

export function RegionPicker({ ground, region, choose }) {
  const sido = region?.slice(0, 2) ?? "";
  return (
    <div className="masks-region">
      <Regions
        label={t("region.sido")}
        all={t("region.country")}
        places={below(ground, 2)}
        value={sido}
        choose={(code) => choose(code || null)}
      />
      <Regions
        label={t("region.sigungu")}
        all={t("region.all")}
        places={sido ? below(ground, 5, sido) : []}
        value={region?.length === 5 ? region : ""}
        choose={(code) => choose(code || sido)}
        disabled={!sido}
      />
    </div>
  );
}

function Regions({ label, all, places, value, choose, disabled }) {
  return (
    <label>
      <span className="sr-only">{label}</span>
      <select
        className="select"
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{all}</option>
        {places.map((place) => (
          <option key={place.code} value={place.code}>{nameOf(place)}</option>
        ))}
      </select>
    </label>
  );
}
