/** `/settings`: language, theme, size of text. */
import { Page } from "./parts.jsx";
import { usePortal } from "./portal.js";
import { LANGS, SIZES } from "./settings.js";
import { t } from "./texts.js";

const THEMES = {
  system: "settings.theme_system",
  light: "settings.theme_light",
  "high-contrast": "settings.theme_contrast",
};

export default function Settings() {
  const themes = Object.entries(THEMES).map(([value, key]) => [value, t(key)]);
  return (
    <Page title={t("title.settings")} className="stack-l">
      <p>{t("settings.saved")}</p>
      <Choice name="lang" options={Object.entries(LANGS)} />
      <Choice name="theme" options={themes} />
      <Choice name="text" options={SIZES.map((size) => [size, `${size}%`])} />
    </Page>
  );
}

function Choice({ name, options }) {
  const { settings, change } = usePortal();
  return (
    <fieldset className="stack">
      <legend>{t(`settings.${name}`)}</legend>
      {options.map(([value, label]) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name={name}
            checked={settings[name] === value}
            onChange={() => change({ [name]: value })}
          />{" "}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
