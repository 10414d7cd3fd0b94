/** One line that says how fresh and how sure what stands below is. */
import { useSyncExternalStore } from "react";
import { usePortal } from "./portal.js";
import { age, dateAndTime, t } from "./texts.js";

function watch(changed) {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

export function Status() {
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  const { shown } = usePortal();
  return (
    <section className="status" aria-label={t("status.label")}>
      <span className={online ? "status-dot" : "status-dot is-offline"}>
        {t(online ? "status.online" : "status.offline")}
      </span>
      {shown && <Data {...shown} />}
    </section>
  );
}

function Data({ at, portalTime, sample, replay }) {
  const time = dateAndTime(at).slice(11);
  return (
    <>
      <span>{t("status.age", { time, age: age((portalTime - at) / 60_000) })}</span>
      {sample && <span className="status-mark">{t("status.sample")}</span>}
      {replay && (
        <span className="status-mark">{t("status.replay", { time: dateAndTime(portalTime) })}</span>
      )}
    </>
  );
}
