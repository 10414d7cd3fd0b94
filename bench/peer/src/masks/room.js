/** The room's state: what was fetched, what is chosen, what the address says of it. */
import { useEffect, useState } from "react";
import { usePortal } from "../portal.js";
import { loadCurrent, loadStores, loadTopology } from "./data.js";
import { readGround } from "./ground.js";
import { CLASSES, KINDS } from "./words.jsx";

const ALL = { classes: new Set(CLASSES.keys()), kinds: new Set(KINDS) };

/** The current snapshot, or why it could not be had; the status line says how old it is. */
export function useCurrent() {
  const { setShown } = usePortal();
  const [current, setCurrent] = useState(null);
  const [failed, setFailed] = useState(null);
  const load = () => {
    setFailed(null);
    loadCurrent().then(setCurrent, setFailed);
  };
  useEffect(load, []);
  useEffect(() => {
    setShown(current?.shown ?? null);
    return () => setShown(null);
  }, [current]);
  return { current, failed, load };
}

export function useGround() {
  const [ground, setGround] = useState(null);
  useEffect(() => {
    loadTopology().then((topology) => setGround(readGround(topology)), console.error);
  }, []);
  return ground;
}

/** The outlets of the sido that are wanted, by code. */
export function useShards(current, wanted) {
  const [shards, setShards] = useState(new Map());
  const [asked] = useState(new Set());
  useEffect(() => {
    if (!current) return;
    for (const sido of wanted.filter((sido) => !asked.has(sido))) {
      asked.add(sido);
      loadStores(current, sido).then(
        (stores) => setShards((shards) => new Map(shards).set(sido, stores)),
        () => asked.delete(sido),
      );
    }
  }, [current, wanted.join()]);
  return shards;
}

/** Filter, region and order, which the address carries: `#r=42150&c=ps&k=p&s=new`. */
export function useChoice() {
  const [choice, setChoice] = useState(() => parse(location.hash));
  useEffect(() => {
    const fragment = format(choice);
    history.replaceState(history.state, "", location.pathname + (fragment && `#${fragment}`));
  }, [choice]);
  const change = (changes) => setChoice((choice) => ({ ...choice, ...changes }));
  return [choice, change];
}

function parse(hash) {
  const said = new URLSearchParams(hash.slice(1));
  const only = (letters, all, letterOf) =>
    letters === null ? all : new Set([...all].filter((one) => letters.includes(letterOf(one))));
  return {
    region: said.get("r"),
    sort: said.get("s"),
    classes: only(said.get("c"), ALL.classes, (index) => CLASSES[index].letter),
    kinds: only(said.get("k"), ALL.kinds, (kind) => kind[0]),
  };
}

function format({ region, sort, classes, kinds }) {
  const said = new URLSearchParams();
  if (region) said.set("r", region);
  if (classes.size < ALL.classes.size) said.set("c", letters(classes, (i) => CLASSES[i].letter));
  if (kinds.size < ALL.kinds.size) said.set("k", letters(kinds, (kind) => kind[0]));
  if (sort) said.set("s", sort);
  return said.toString();
}

const letters = (set, letterOf) => [...set].map(letterOf).join("");
