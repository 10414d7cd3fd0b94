/** `/about`: what this is, whose data, privacy, accessibility. */
import { Page } from "./parts.jsx";
import { t } from "./texts.js";

export default function About() {
  return (
    <Page title={t("title.about")} className="stack-l about">
      <p>{t("about.intro")}</p>
      <section className="stack" id="data">
        <h2>{t("about.data")}</h2>
        <ul>
          <li>{t("about.data_masks")}</li>
          <li>{t("about.data_basemap")}</li>
        </ul>
      </section>
      {["privacy", "accessibility", "licence"].map((name) => (
        <section key={name} className="stack" id={name}>
          <h2>{t(`about.${name}`)}</h2>
          <p>{t(`about.${name}_text`)}</p>
        </section>
      ))}
    </Page>
  );
}
